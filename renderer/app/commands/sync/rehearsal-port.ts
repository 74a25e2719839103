import type { Raw } from '#shared/sync/field-link.ts';
import type { CreateRequest, OperateRequest, UpdateRequest } from '#shared/sync/remote-calls.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';
import type { RemotePort } from '../../../sync/port.ts';

/** What would have been sent, in the order a run would have sent it. */
export interface Rehearsed {
  readonly made: CreateRequest[];
  readonly written: UpdateRequest[];
  readonly done: OperateRequest[];
}

type Made = Pick<RemoteRecord, 'id'> & CreateRequest;

/**
 * A remote system that is really read and never written: writes are kept, and what is read afterwards shows them as if
 * they had been taken just so.
 */
export function rehearsalPort(port: RemotePort): { readonly port: RemotePort; readonly rehearsed: Rehearsed } {
  const rehearsed: Rehearsed = { made: [], written: [], done: [] };
  const made = new Map<string, Made>();
  const written = new Map<string, Readonly<Record<string, Raw>>>();
  const asWritten = (record: RemoteRecord): RemoteRecord => {
    const fields = written.get(record.id);
    return fields === undefined ? record : { ...record, fields: { ...record.fields, ...fields } };
  };
  return {
    rehearsed,
    port: {
      page: async (request, signal) => {
        const page = await port.page(request, signal);
        return { ...page, records: page.records.map(asWritten) };
      },
      ids: async (kind, next, signal) => {
        const page = await port.ids(kind, next, signal);
        const own = [...made.values()].filter((one) => one.kind === kind).map(({ id }) => id);
        return page.next === null ? { ...page, ids: [...page.ids, ...own] } : page;
      },
      read: async (request, signal) => {
        const own = request.ids.flatMap((id) => made.get(id) ?? []);
        const ids = request.ids.filter((id) => !made.has(id));
        const reads = ids.length === 0 ? [] : await port.read({ ...request, ids }, signal);
        return [
          ...reads.map((read) => (read.state === 'present' ? { ...read, record: asWritten(read.record) } : read)),
          ...own.map((one) => ({ state: 'present' as const, id: one.id, record: asWritten(recordOf(one)) })),
        ];
      },
      find: (request, signal) => port.find(request, signal),
      create: async (request) => {
        const id = `rehearsed-${made.size + 1}`;
        made.set(id, { ...request, id });
        rehearsed.made.push(request);
        return { state: 'accepted', id };
      },
      update: async (request) => {
        const { id } = request.before;
        written.set(id, { ...written.get(id), ...request.fields });
        rehearsed.written.push(request);
        return { state: 'accepted', id };
      },
      operated: (request, signal) => port.operated(request, signal),
      operate: async (request) => {
        rehearsed.done.push(request);
        return { state: 'accepted', id: request.id };
      },
    },
  };
}

function recordOf({ id, kind, clientKey, fields }: Made): RemoteRecord {
  return RemoteRecord.parse({ kind, id, key: titleOf({ fields }) ?? id, fields, clientKey });
}

/** What a record that is not made yet will be called there. */
export function titleOf({ fields }: Pick<CreateRequest, 'fields'>): string | null {
  for (const name of ['name', 'summary', 'subject', 'Subject']) {
    const value = fields[name];
    if (typeof value === 'string' && value.trim() !== '') return value;
  }
  return null;
}
