import { writeFile } from 'node:fs/promises';
import { writeWorkspaceFile, type WorkspaceTables } from '#shared/importing/workspace-file.ts';
import type { Connection } from '#shared/model/connection.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { Release } from '#shared/model/release.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { TABLE_NAMES, type AnyRecord, type TableName } from '#shared/model/tables.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { newConnection } from '#shared/sync/new-connection.ts';
import { createText } from '#shared/text/index.ts';
import { sha256 } from '../support/zip.ts';
import { USER, type ServedJira } from './jira.ts';

const ZONE = 'Europe/Berlin';
export const CONNECTION_ID = 'c-payments';
const CATEGORIES = { new: 'planned', indeterminate: 'inProgress', done: 'done' } as const;

interface PlanOptions {
  /** Keys of releases that are to be made there. */
  readonly releases?: readonly string[];
  readonly change?: Partial<Connection>;
  readonly system?: Connection['system'];
  /** Further records, each with its table. */
  readonly more?: readonly (readonly [TableName, AnyRecord])[];
}

/** A plan that is connected to a modelled Jira, as a file; its releases are to be made there. */
export async function connectedPlan(
  { address, model }: { readonly address: string; readonly model: Pick<ServedJira['model'], 'statuses'> },
  path: string,
  { releases = [], change = {}, system = 'jira', more = [] }: PlanOptions = {},
): Promise<void> {
  const rows = new Map<string, AnyRecord[]>(TABLE_NAMES.map((table) => [table, []]));
  const add = (table: string, record: AnyRecord): void => void rows.get(table)?.push(record);
  const statuses = [];
  for (const one of defaultConfiguration(createText('en').t, ZONE)) {
    if (one.op !== 'create') continue;
    add(one.table, one.record);
    if (one.table === 'statuses') statuses.push(one.record);
  }
  const options = model.statuses.map(({ id, name, category }) => ({ id, name, category: CATEGORIES[category] }));
  const connection = newConnection({
    id: CONNECTION_ID,
    name: 'Payments',
    system,
    address,
    signIn: { type: 'basic', account: USER },
    scope: { project: 'PAY' },
    createdAt: '2026-11-20T00:00:00Z',
    zone: ZONE,
    statuses,
    fields: { issue: [{ id: 'status', name: 'Status', type: 'option', writable: true, options }] },
  });
  add('connections', { ...connection, everyMinutes: null, ...change });
  for (const key of releases) {
    add('releases', Release.parse({ id: key, key, name: key, typeId: 'major', statusId: 'planned' }));
    add('links', creatingLink(address, key));
  }
  for (const [table, record] of more) add(table, record);
  const content = { tables: Object.fromEntries(rows) as unknown as WorkspaceTables, journal: null };
  const about = { app: 'test', exportedAt: '2026-11-20T00:00:00.000Z', name: 'Payments plan' };
  await writeFile(path, await writeWorkspaceFile(content, about, { sha256, pause: () => Promise.resolve() }));
}

/** What a person leaves behind who wants a release made there. */
export function creatingLink(address: string, releaseId: string): SyncLink {
  return SyncLink.parse({
    id: `link-${releaseId}`,
    connectionId: CONNECTION_ID,
    instance: instanceOf('jira', address),
    kind: 'version',
    table: 'releases',
    recordId: releaseId,
    state: 'creating',
    stateSince: '2026-11-20T00:00:00Z',
    clientKey: `key-${releaseId}`,
    due: true,
  });
}
