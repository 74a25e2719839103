import type { SyncConflict, Said } from '../model/sync-conflict.ts';
import type { SyncLink } from '../model/sync-link.ts';
import { FieldLink, type Raw } from './field-link.ts';
import type { FieldDecision } from './decide.ts';
import {
  planRecord,
  remapRecord,
  settleRecord,
  type FieldLinks,
  type FieldRule,
  type RecordPlan,
  type Values,
} from './record.ts';
import type { RemoteRecord } from './remote.ts';

/** A link, and everything its next step depends on, as it stands now. */
export interface LinkState {
  readonly link: SyncLink;
  readonly rules: readonly FieldRule[];
  readonly values: Values;
  /** Open and decided conflicts of the link, by field. */
  readonly conflicts: ReadonlyMap<string, SyncConflict>;
  readonly owns: (field: string) => boolean;
  /** Fields nothing from outside moves without being asked. */
  readonly guarded: ReadonlySet<string>;
}

/** What a meeting of a record here with what the remote says comes to. Nothing is done yet. */
export interface LinkPlan {
  /** Values to be written here. */
  readonly take: Values;
  /** The least that is to be written there. */
  readonly send: Readonly<Record<string, Raw>>;
  readonly fields: FieldLinks;
  readonly decisions: ReadonlyMap<string, FieldDecision>;
  /** For `settleSent`. */
  readonly record: RecordPlan;
}

/** Codes that say: nothing is open about this field. */
const AT_REST: ReadonlySet<FieldDecision['code']> = new Set(['same', 'agreed', 'take']);

/** Codes that stay until somebody does something: a mapping that says "off" is at rest, a refusal is not. */
const SETTLED: ReadonlySet<FieldDecision['code']> = new Set([...AT_REST, 'inOff', 'outOff', 'notOwner']);

/** Codes of a value of ours that is not there yet, or never will be. */
const OURS: ReadonlySet<FieldDecision['code']> = new Set([
  'send',
  'held',
  'refused',
  'outOff',
  'notForwarded',
  'unwritable',
]);

/** Whether a link is to be looked at again in the next run though nothing changes here or there. */
export const isDue = (decisions: ReadonlyMap<string, FieldDecision>): boolean =>
  [...decisions.values()].some(({ code }) => !SETTLED.has(code));

/** Plans one link. What was agreed on is read by the mapping as it is now, whatever it was read as then. */
export function planLink(state: LinkState, remote: RemoteRecord): LinkPlan {
  const { link, rules, values, guarded, owns } = state;
  const links = composed(state);
  const remapped = remapRecord(rules, links, values, owns);
  const moved = without(remapped.take, guarded);
  const record = planRecord({ rules, links: remapped.links, local: { ...values, ...moved }, remote, owns });
  const decisions = new Map(record.decisions);
  const take: Record<string, unknown> = { ...moved, ...record.take };
  const send: Record<string, Raw> = { ...record.send };
  const fields: Record<string, FieldLink> = { ...record.links };
  for (const { field, remote: name } of rules) {
    if (!guarded.has(field)) continue;
    const theirs = field in record.take ? record.take[field] : remapped.take[field];
    // Said "mine" it goes out over what was shown; else what would move it is asked about.
    const isMine = links[field]?.mineOver !== null && decisions.get(field)?.code === 'send';
    if (theirs === undefined || isMine) continue;
    decisions.set(field, { code: 'conflict', theirs });
    delete take[field];
    delete send[name];
    const standing = links[field];
    if (standing === undefined) delete fields[field];
    else fields[field] = standing;
  }
  return { take, send, fields: stored(fields, link), decisions, record: { ...record, send } };
}

function without(values: Values, fields: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.has(field)));
}

/** Fields of the link once the record here was written: what both agree on is what stands here now. */
export function afterTake({ fields, decisions }: LinkPlan, next: Values): FieldLinks {
  return Object.fromEntries(
    Object.entries(fields).map(([field, fieldLink]) => {
      const code = decisions.get(field)?.code;
      const { base } = fieldLink;
      // A title loses its blanks, a span gains its end: that is our way of keeping it, nobody's edit.
      const isOurs = base === null || code === undefined || !AT_REST.has(code);
      return [field, isOurs ? fieldLink : { ...fieldLink, base: { ...base, local: next[field] } }];
    }),
  );
}

export interface Sent {
  readonly state: LinkState;
  readonly plan: LinkPlan;
  /** The values that were sent. */
  readonly sent: Values;
  readonly before: RemoteRecord;
  readonly after: RemoteRecord;
  readonly refusals: Readonly<Record<string, string>>;
}

/** Fields of the link after what was sent has been read back. */
export function settleSent({ state, plan, sent, before, after, refusals }: Sent): FieldLinks {
  // As it stands by now: what was taken meanwhile stays taken.
  const record = { ...plan.record, links: composed(state) };
  return stored(settleRecord({ rules: state.rules, plan: record, sent, before, after, refusals }), state.link);
}

const UNMET: FieldLink = FieldLink.parse({});

/** A person's decisions stand with the link and the conflict; deciding wants them in one place. */
function composed({ link, rules, conflicts }: LinkState): FieldLinks {
  // Nobody decided anything: what is stored is what there is. Most links, and there are tens of thousands.
  if (link.held.length === 0 && conflicts.size === 0) return link.fields;
  const held = new Set(link.held);
  const fields: Record<string, FieldLink> = { ...link.fields };
  for (const { field } of rules) {
    const conflict = conflicts.get(field);
    const mineOver = conflict?.decision === 'mine' ? { raw: conflict.theirsRaw } : null;
    const isHeld = held.has(field);
    if (isHeld || mineOver !== null) fields[field] = { ...(fields[field] ?? UNMET), held: isHeld, mineOver };
  }
  return fields;
}

/** Fields a mapping no longer names stay as they are: it may name them again. */
function stored(fields: FieldLinks, link: SyncLink): FieldLinks {
  if (fields === link.fields) return fields;
  const next: Record<string, FieldLink> = { ...link.fields };
  for (const [field, one] of Object.entries(fields)) {
    next[field] = one.held || one.mineOver !== null ? { ...one, held: false, mineOver: null } : one;
  }
  return next;
}

export interface ConflictSources {
  readonly yours: (field: string) => Said;
  readonly now: string;
}

/** Conflicts of a link after a plan: those to write, and the ids of those that are over. */
export function conflictsAfter(
  { link, rules, values, conflicts }: LinkState,
  { decisions }: LinkPlan,
  remote: RemoteRecord,
  { yours, now }: ConflictSources,
): { readonly put: readonly SyncConflict[]; readonly over: readonly string[] } {
  const put: SyncConflict[] = [];
  const over: string[] = [];
  for (const { field, remote: name } of rules) {
    const decision = decisions.get(field);
    const standing = conflicts.get(field);
    const theirsRaw = remote.fields[name];
    if (decision?.code !== 'conflict') {
      // A person's "mine" is over once it was sent and kept. Until then it says what may go out; and where nothing may,
      // that it stays here: forgotten, the same would be asked again whenever the record is looked at.
      const isKept = standing?.decision === 'mine' && decision !== undefined && OURS.has(decision.code);
      if (standing !== undefined && decision !== undefined && !isKept) {
        over.push(standing.id);
      }
      continue;
    }
    if (theirsRaw === undefined || link.recordId === null) continue;
    const theirsSaid = { by: remote.updatedBy?.name ?? '', at: remote.updatedAt };
    put.push({
      id: `${link.id}:${field}`,
      linkId: link.id,
      connectionId: link.connectionId,
      table: link.table,
      recordId: link.recordId,
      field,
      yours: values[field] ?? null,
      theirs: decision.theirs,
      theirsRaw,
      base: link.fields[field]?.base?.local ?? null,
      yoursSaid: yours(field),
      theirsSaid,
      seenAt: standing?.seenAt ?? now,
      decision: null,
      decidedById: null,
    });
  }
  return { put, over };
}
