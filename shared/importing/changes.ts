import { dequal } from 'dequal';
import type { ImportLink } from '../model/import-link.ts';
import type { Change, Intent, Origin } from '../model/journal.ts';
import type { Id } from '../model/schema.ts';
import { RAW } from './merge-fields.ts';
import type { Choices, FieldConflict, ImportPlan, PlannedCreate, PlannedMerge } from './plan-types.ts';
import { withFields } from './record-fields.ts';

/**
 * The changes that accept a plan, to be committed as one step with `importIntent` and `importOrigin`:
 * records, what they name, the source and its links. Empty when there is nothing to write, as for the
 * same file again. Must be committed before anything else changes the records it was planned on.
 */
export function changesOfPlan(plan: ImportPlan, choices: Choices, nextId: () => Id): Change[] {
  const restored = plan.removed.filter((row) => choices.restore?.includes(row.rowKey) === true);
  const records: Change[] = [
    ...[...plan.creates, ...restored].flatMap((row) => [createOf(plan, row), ...row.along]),
    ...plan.updates.flatMap((merge) => patchOf(plan, merge, choices)),
  ];
  // Pasted rows have no file to come again from: the source only remembers how they were understood.
  const links: Change[] =
    plan.source.after.format === 'paste'
      ? []
      : [
          ...plan.creates.map((row) => newLink(plan, row, nextId())),
          ...[...plan.updates, ...plan.unchanged].flatMap((merge) => linkOf(plan, merge, nextId)),
          ...plan.removed.flatMap((row) => linkPatch(row.link, row.base)),
          ...plan.gone.flatMap(({ link }): Change[] =>
            link.goneSince === null
              ? [{ op: 'patch', table: 'import-links', id: link.id, fields: { goneSince: plan.at } }]
              : [],
          ),
        ];
  const made = madeFor(plan, records, links);
  const written = [...made, ...records, ...links];
  const source = sourceOf(plan, written.length > 0);
  return [...source, ...written];
}

/** Step name and origin of the commit that accepts a plan. */
export function importIntent(plan: ImportPlan): Intent {
  return { code: 'imported', params: { file: plan.file, created: plan.creates.length, updated: plan.updates.length } };
}
export function importOrigin(plan: ImportPlan): Extract<Origin, { type: 'import' }> {
  return { type: 'import', sourceId: plan.source.id, file: plan.file };
}

export function choiceFor(conflict: FieldConflict, choices: Choices): 'keep' | 'take' {
  return choices.conflicts?.[conflict.id] ?? choices.all ?? 'keep';
}

/** The plan's table decides the record's type; the compiler can't follow that through a variable. */
function createOf(plan: ImportPlan, row: PlannedCreate): Change {
  return { op: 'create', table: plan.table, record: row.record } as Change;
}

function patchOf(plan: ImportPlan, merge: PlannedMerge, choices: Choices): Change[] {
  const taken = merge.conflicts.filter((conflict) => choiceFor(conflict, choices) === 'take');
  const values = { ...merge.fields, ...Object.fromEntries(taken.map((conflict) => [conflict.field, conflict.theirs])) };
  if (Object.keys(values).length === 0) return [];
  const next = withFields(merge.current, values);
  const names = new Set(Object.keys(values).map((field) => field.split('.')[0] as string));
  const fields = Object.fromEntries([...names].map((name) => [name, next[name]]));
  return [{ op: 'patch', table: plan.table, id: merge.recordId, fields }];
}

function newLink(plan: ImportPlan, row: PlannedCreate | PlannedMerge, id: Id): Change {
  const { rowKey, recordId, base } = row;
  const record = { id, sourceId: plan.source.id, rowKey, table: plan.table, recordId, base, goneSince: null };
  return { op: 'create', table: 'import-links', record };
}

function linkOf(plan: ImportPlan, merge: PlannedMerge, nextId: () => Id): Change[] {
  return merge.link === null ? [newLink(plan, merge, nextId())] : linkPatch(merge.link, merge.base);
}

function linkPatch(link: ImportLink, base: Record<string, unknown>): Change[] {
  const fields = {
    ...(dequal(base, link.base) ? {} : { base }),
    ...(link.goneSince === null ? {} : { goneSince: null }),
  };
  return Object.keys(fields).length === 0 ? [] : [{ op: 'patch', table: 'import-links', id: link.id, fields }];
}

/** What the file names is made only if something written refers to it: a team only an unread row names is not. */
function madeFor(plan: ImportPlan, records: readonly Change[], links: readonly Change[]): Change[] {
  const named = new Set<unknown>();
  for (const change of records) {
    if (change.op === 'delete') continue;
    const fields = (change.op === 'create' ? change.record : change.fields) as Record<string, unknown>;
    for (const value of Object.values(fields)) {
      if (Array.isArray(value)) for (const item of value as unknown[]) named.add(item);
      else named.add(value);
    }
    for (const id of Object.keys((fields['custom'] as object | undefined) ?? {})) named.add(id);
  }
  // A link's base refers as well: it is what the next delivery is compared with.
  for (const change of links) {
    if (change.op === 'delete') continue;
    const { base } = (change.op === 'create' ? change.record : change.fields) as { base?: Record<string, unknown> };
    for (const [field, value] of Object.entries(base ?? {})) {
      if (field.endsWith(RAW)) continue;
      named.add(field.startsWith('custom.') && value !== null ? field.slice('custom.'.length) : undefined);
      if (Array.isArray(value)) for (const item of value as unknown[]) named.add(item);
      else named.add(value);
    }
  }
  return [...plan.made].filter(([id]) => named.has(id)).map(([, change]) => change);
}

function sourceOf(plan: ImportPlan, changed: boolean): Change[] {
  const { before, after } = plan.source;
  if (before === null) return changed ? [{ op: 'create', table: 'import-sources', record: after }] : [];
  if (!changed && dequal(before.mapping, after.mapping)) return [];
  const { lastImportedAt, mapping } = after;
  return [{ op: 'patch', table: 'import-sources', id: before.id, fields: { lastImportedAt, mapping } }];
}
