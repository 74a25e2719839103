import { sameValue } from '../importing/same.ts';
import type { Id } from '../model/schema.ts';
import type { Codec } from './codec.ts';
import { decideField, takes, type FieldDecision } from './decide.ts';
import { FieldLink, type Direction, type Raw } from './field-link.ts';
import type { RemoteRecord } from './remote.ts';
import { afterSend } from './settle.ts';

/** How one field of a record here goes with one there; made from a connection's mapping. */
export interface FieldRule {
  readonly field: string;
  readonly remote: string;
  readonly direction: Direction;
  readonly codec: Codec;
  /** Whether what came in over another link goes on over this one. */
  readonly forwards: boolean;
}

/** Links of the fields of one record, by the field's name here. A field that is missing has not met yet. */
export type FieldLinks = Readonly<Record<string, FieldLink>>;
/** Values of a record here, by field, as rules name them. */
export type Values = Readonly<Record<string, unknown>>;

export interface RecordState {
  readonly rules: readonly FieldRule[];
  readonly links: FieldLinks;
  readonly local: Values;
  readonly remote: RemoteRecord;
  /** Whether this link is the one a field is pulled from. */
  readonly owns: (field: string) => boolean;
}

/** What one meeting of a record here with one there comes to. Nothing is done yet. */
export interface RecordPlan {
  /** Values to be written here. */
  readonly take: Values;
  /** The least that is to be written there, by remote field. */
  readonly send: Readonly<Record<string, Raw>>;
  /** Links as they are once `take` is written, before `send` is. */
  readonly links: FieldLinks;
  readonly decisions: ReadonlyMap<string, FieldDecision>;
}

const UNMET: FieldLink = FieldLink.parse({});
const linkOf = (links: FieldLinks, field: string): FieldLink => links[field] ?? UNMET;

/** Decides on every field. A field the remote did not send is left alone: not asked for is not empty. */
export function planRecord({ rules, links, local, remote, owns }: RecordState): RecordPlan {
  const take: Record<string, unknown> = {};
  const send: Record<string, Raw> = {};
  const next: Record<string, FieldLink> = { ...links };
  const decisions = new Map<string, FieldDecision>();
  for (const { field, remote: name, direction, codec, forwards } of rules) {
    const raw = remote.fields[name];
    if (raw === undefined) continue;
    const link = linkOf(links, field);
    const decision = decideField({
      link,
      local: local[field],
      raw,
      codec,
      direction,
      isOwner: owns(field),
      forwards,
    });
    decisions.set(field, decision);
    if (decision.code === 'send') send[name] = decision.raw;
    if (decision.code === 'take') take[field] = decision.value;
    if (decision.code === 'take' || decision.code === 'agreed') {
      next[field] = { ...link, base: decision.base, refused: null, mineOver: null, from: null };
    }
  }
  return { take, send, links: next, decisions };
}

/** What was sent of a record and what the remote says of it now. */
export interface SentRecord {
  readonly rules: readonly FieldRule[];
  readonly plan: RecordPlan;
  /** Values here as they were sent; edited since, they are simply changed again. */
  readonly sent: Values;
  readonly before: RemoteRecord;
  readonly after: RemoteRecord;
  /** The remote's own words for fields it did not take, by remote field; '' for the whole. */
  readonly refusals: Readonly<Record<string, string>>;
}

/** Links of the fields that were sent, after reading back. */
export function settleRecord({ rules, plan, sent, before, after, refusals }: SentRecord): FieldLinks {
  const next: Record<string, FieldLink> = { ...plan.links };
  for (const { field, remote, codec } of rules) {
    const [was, is] = [before.fields[remote], after.fields[remote]];
    if (!(remote in plan.send) || was === undefined || is === undefined) continue;
    const reason = refusals[remote] ?? refusals[''] ?? null;
    next[field] = afterSend(linkOf(plan.links, field), { sent: sent[field], before: was, after: is, codec }, reason);
  }
  return next;
}

/** The links of another remote's fields after values came in over `linkId`: going on is a choice of its own. */
export function markCameFrom(links: FieldLinks, linkId: Id, taken: Values): FieldLinks {
  const marked = Object.entries(taken).flatMap(([field, local]) => {
    const link = links[field];
    return link === undefined ? [] : [[field, { ...link, from: { linkId, local } }] as const];
  });
  return { ...links, ...Object.fromEntries(marked) };
}

/**
 * Links and values after the mapping was edited. What stood there is read anew where it comes in; a field nobody
 * changed here follows, one that was changed stays changed. Nothing becomes a change to send by this alone.
 */
export function remapRecord(
  rules: readonly FieldRule[],
  links: FieldLinks,
  local: Values,
  owns: (field: string) => boolean,
): { readonly take: Values; readonly links: FieldLinks } {
  const take: Record<string, unknown> = {};
  const next: Record<string, FieldLink> = { ...links };
  for (const { field, codec, direction } of rules) {
    const link = links[field];
    if (link?.base === undefined || link.base === null) continue;
    // What does not come in over this link is read by nobody: ours would be taken for edited, or moved.
    if (!takes(direction) || !owns(field)) continue;
    const read = codec.read(link.base.raw);
    // No word for it any more: what both agreed on stays what it was.
    if (!read.ok || sameValue(read.value, link.base.local) || codec.keeps(link.base.local, link.base.raw)) continue;
    if (sameValue(local[field], link.base.local)) take[field] = read.value;
    next[field] = { ...link, base: { ...link.base, local: read.value } };
  }
  return { take, links: next };
}
