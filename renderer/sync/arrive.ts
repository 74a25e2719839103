import type { KindMapping } from '#shared/model/connection.ts';
import { Incident } from '#shared/model/support.ts';
import type { SyncLink } from '#shared/model/sync-link.ts';
import { SyncLink as LinkSchema } from '#shared/model/sync-link.ts';
import { WorkItem } from '#shared/model/work-item.ts';
import { localTable } from '#shared/sync/local/index.ts';
import type { LocalContext } from '#shared/sync/local/table.ts';
import type { FieldRule, Values } from '#shared/sync/record.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { instant, type RunParts } from './parts.ts';

/** The link of a remote record that was never seen before. */
export function arrival(
  parts: RunParts,
  mapping: KindMapping,
  remote: RemoteRecord,
  recordId: string | null,
): SyncLink {
  const { connection, instance, newId } = parts;
  return LinkSchema.parse({
    id: newId(),
    connectionId: connection.id,
    instance,
    kind: remote.kind,
    remoteId: remote.id,
    key: remote.key,
    url: remote.url,
    table: mapping.table,
    recordId,
    state: recordId === null ? 'arrived' : 'linked',
    stateSince: instant(parts),
    raw: remote.fields,
    remoteUpdatedAt: remote.updatedAt,
    remoteUpdatedBy: remote.updatedBy,
    revision: remote.revision,
  });
}

/**
 * What a mapping reads of a record, where it can be read and comes in. `withOut`: what is only said here too, for a
 * record that is begun with what stands there.
 */
export function readable(
  rules: readonly FieldRule[],
  remote: RemoteRecord,
  { withOut = false }: { readonly withOut?: boolean } = {},
): Values {
  return Object.fromEntries(
    rules.flatMap(({ field, remote: name, direction, codec }) => {
      const raw = remote.fields[name];
      if (raw === undefined || (direction === 'out' && !withOut) || direction === 'off') return [];
      const read = codec.read(raw);
      return read.ok ? [[field, read.value]] : [];
    }),
  );
}

export type Arrived =
  | { readonly ok: true; readonly table: 'work-items'; readonly record: WorkItem }
  | { readonly ok: true; readonly table: 'incidents'; readonly record: Incident }
  | { readonly ok: false; readonly field: string };

/**
 * A record of its own for something that came in. Only of kinds that are seen here and planned there: a release or a
 * change nobody here knows waits until a person says what it is.
 */
export function recordOf(
  mapping: KindMapping,
  id: string,
  values: Values,
  remote: RemoteRecord,
  local: LocalContext,
): Arrived {
  if (mapping.table === 'work-items') {
    const start = { id, key: remote.key, title: remote.key, statusId: '' };
    const blank = WorkItem.parse({ ...start, statusId: values['statusId'] ?? '-' });
    const parsed = WorkItem.safeParse({ ...blank, ...localTable('work-items').patch(values, blank, local) });
    // Without a status that is known here it would count neither as open nor as done.
    if (values['statusId'] === undefined) return { ok: false, field: 'statusId' };
    return parsed.success ? { ok: true, table: 'work-items', record: parsed.data } : badField(parsed.error.issues);
  }
  const parsed = Incident.safeParse({ openedAt: '', title: remote.key, ...values, id });
  return parsed.success ? { ok: true, table: 'incidents', record: parsed.data } : badField(parsed.error.issues);
}

const badField = (issues: readonly { readonly path: readonly PropertyKey[] }[]) => ({
  ok: false as const,
  field: issues[0]?.path.join('.') ?? '',
});
