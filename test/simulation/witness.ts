import { dequal } from 'dequal';
import { remoteKey, type WorkspaceDatabase } from '#renderer/data/database.ts';
import type { RemotePort } from '#renderer/sync/port.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { RecordChange } from '#shared/model/journal.ts';
import { codecOf } from '#shared/sync/mapping.ts';
import type { UpdateRequest } from '#shared/sync/remote-calls.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';

const NONE = { here: new Map<string, string>(), there: new Map<string, string>() };
const CONTEXT = { people: NONE, records: () => NONE };

/** Fields that are the same words here and there, so that a value can be followed from one side to the other. */
const PLAIN: ReadonlySet<string> = new Set(['title', 'name', 'dueDate', 'releaseDate']);

/** Watches what crosses, and says where an edit was overwritten that nobody had seen. */
export class Witness {
  readonly wrong: string[] = [];
  /** Plain values that were ever said there, or sent there. */
  readonly #said = new Set<string>();

  constructor(readonly db: WorkspaceDatabase) {}

  around(port: RemotePort, connection: Connection, instance: string): RemotePort {
    const hear = (records: readonly RemoteRecord[]): void => {
      for (const { fields } of records) for (const raw of Object.values(fields)) this.#said.add(JSON.stringify(raw));
    };
    return {
      ...port,
      page: async (request, signal) => {
        const page = await port.page(request, signal);
        hear(page.records);
        return page;
      },
      read: async (request, signal) => {
        const reads = await port.read(request, signal);
        hear(reads.flatMap((read) => (read.state === 'present' ? [read.record] : [])));
        return reads;
      },
      update: async (request, signal) => {
        await this.#judge(request, connection, instance);
        for (const raw of Object.values(request.fields)) this.#said.add(JSON.stringify(raw));
        return await port.update(request, signal);
      },
    };
  }

  /** What is written over is what both agreed on, or what a person was shown and decided over. */
  async #judge({ kind, before, fields }: UpdateRequest, connection: Connection, instance: string): Promise<void> {
    const link = await this.db
      .records('links')
      .where('$remote')
      .equals(remoteKey(instance, kind, before.id))
      .first();
    const mapping = connection.kinds.find(({ remote }) => remote === kind);
    for (const name of Object.keys(fields)) {
      const own = mapping?.fields.find(({ remote }) => remote === name);
      if (link === undefined || own === undefined) {
        this.wrong.push(`wrote ${before.key} ${name} without a link`);
        continue;
      }
      const { identity } = codecOf(own.codec, CONTEXT);
      const isThat = (raw: RemoteRecord['fields'][string] | undefined): boolean =>
        raw !== undefined && dequal(identity(raw), identity(before.fields[name] ?? null));
      const conflict = await this.db.records('sync-conflicts').get(`${link.id}:${own.field}`);
      const isDecided = conflict?.decision === 'mine' && isThat(conflict.theirsRaw);
      if (!isDecided && !isThat(link.fields[own.field]?.base?.raw)) {
        this.wrong.push(`overwrote unseen ${before.key} ${name}: ${JSON.stringify(before.fields[name])}`);
      }
    }
  }

  /** Nothing a person said here gave way to the other side before it was known there. */
  async lostHere(): Promise<string[]> {
    const entries = await this.db.journal.orderBy('seq').toArray();
    const parts = await this.db.journalParts.toArray();
    const mine = new Map<string, unknown>();
    const lost: string[] = [];
    for (const { id, origin } of entries) {
      const changes = parts.filter(({ entryId }) => entryId === id).flatMap((part) => part.changes);
      for (const { key, before, after } of changes.flatMap(plainChanges)) {
        if (origin.type !== 'sync') mine.set(key, after);
        else if (mine.has(key) && dequal(mine.get(key), before)) {
          mine.delete(key);
          const isKnown = this.#said.has(JSON.stringify(before)) || (before ?? null) === null;
          if (!isKnown) lost.push(`gave way unseen: ${key} ${JSON.stringify(before)} for ${JSON.stringify(after)}`);
        }
      }
    }
    return lost;
  }
}

function plainChanges(change: RecordChange): { key: string; before: unknown; after: unknown }[] {
  if (change.op !== 'update' || !(change.table === 'releases' || change.table === 'work-items')) return [];
  return Object.entries(change.fields)
    .filter(([field]) => PLAIN.has(field))
    .map(([field, { before, after }]) => ({ key: `${change.table} ${change.id} ${field}`, before, after }));
}
