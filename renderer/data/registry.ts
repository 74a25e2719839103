import { useLiveQuery } from 'dexie-react-hooks';
import { SlipwayError } from '#shared/errors.ts';
import type { Change } from '#shared/model/journal.ts';
import { defaultConfiguration } from '#shared/model/defaults.ts';
import { Person } from '#shared/model/people.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { sampleWorkspace } from '#shared/planning/sample.ts';
import type { Text } from '#shared/text/index.ts';
import { commit } from './commit.ts';
import { WorkspaceDatabase } from './database.ts';
import { uuidv7 } from './ids.ts';
import { migrate } from './migrations.ts';
import { askForPersistence, openDatabase, stampSchema } from './open-database.ts';
import { registry, type Me, type WorkspaceInfo } from './registry-database.ts';
import { withScratch } from './scratch.ts';
import type { OpenWorkspace } from './workspace-context.tsx';

export type { Me, WorkspaceInfo } from './registry-database.ts';

/** Every plan on this laptop, the one opened last first. */
export async function listWorkspaces(): Promise<WorkspaceInfo[]> {
  const all = (await registry.workspaces.toArray()).filter(({ discarded }) => discarded !== true);
  const used = (info: WorkspaceInfo): string => info.openedAt ?? info.createdAt;
  return all.sort((a, b) => (used(a) < used(b) ? 1 : used(a) > used(b) ? -1 : 0));
}

/** The list, live. Undefined until known. */
export function useWorkspaces(): WorkspaceInfo[] | undefined {
  return useLiveQuery(listWorkspaces, []);
}

/** The plan that was open last; null on a fresh profile. */
export async function currentWorkspaceId(): Promise<string | null> {
  const id = (await registry.settings.get('current'))?.value;
  return typeof id === 'string' && (await registry.workspaces.get(id)) !== undefined ? id : null;
}

/** Who sits here; null before the first start asked. */
export async function getMe(): Promise<Me | null> {
  return ((await registry.settings.get('me'))?.value as Me | undefined) ?? null;
}

export function useMe(): Me | null | undefined {
  return useLiveQuery(getMe, []);
}

/** Keeps name and role. The person records of plans follow when they are opened the next time. */
export async function saveMe({ name, role, now }: { name: string; role: string; now: number }): Promise<Me> {
  const me: Me = { id: (await getMe())?.id ?? uuidv7(now), name: name.trim(), role: role.trim() };
  await registry.settings.put({ key: 'me', value: me });
  return me;
}

export interface CreateWorkspace {
  readonly name: string;
  readonly content: 'empty' | 'sample';
  /** Host zone: what the plan starts with. */
  readonly zone: string;
  /** Local date of the person, for the sample. */
  readonly today: PlainDate;
  readonly now: number;
  readonly t: Text;
}

/** Makes a plan. It is listed only once it is whole on the disk; it is not opened. */
export async function createWorkspace(request: CreateWorkspace): Promise<WorkspaceInfo> {
  return registerWorkspace(request.name, request.now, (db) => fillNew(db, request));
}

/** Runs `work` on a plan that nobody else sees and that is gone afterwards. */
export async function withScratchWorkspace<T>(
  request: CreateWorkspace,
  work: (workspace: OpenWorkspace) => Promise<T>,
): Promise<T> {
  return withScratch(request.now, async (db, id) => {
    await fillNew(db, request);
    return await work({ id, name: request.name, db, personId: null });
  });
}

async function fillNew(db: WorkspaceDatabase, { t, zone, today, now, content }: CreateWorkspace): Promise<void> {
  const nextId = (): string => uuidv7(now);
  const changes: Change[] = [
    ...defaultConfiguration(t, zone),
    ...(content === 'sample' ? sampleWorkspace({ today, zone, nextId, t }) : []),
  ];
  const code = content === 'sample' ? 'sampleCreated' : 'workspaceCreated';
  // No undo step: a plan without statuses and types could not be worked with.
  const origin = { type: 'migration', fromVersion: 0 } as const;
  const personId = (await getMe())?.id ?? null;
  await commit(db, { intent: { code, params: {} }, changes, origin, personId, now });
  await ensureMe(db, now);
}

/** Fills a new database and lists it under a name made unique; leaves nothing behind when filling fails. */
export async function registerWorkspace(
  name: string,
  now: number,
  fill: (db: WorkspaceDatabase) => Promise<void>,
  more: Pick<WorkspaceInfo, 'whatIfOf'> = {},
): Promise<WorkspaceInfo> {
  const id = uuidv7(now);
  const db = new WorkspaceDatabase(id);
  try {
    await db.open();
    await stampSchema(db);
    await fill(db);
    return await registry.transaction('rw', registry.workspaces, async () => {
      const taken = (await registry.workspaces.toArray()).map((info) => info.name);
      const info: WorkspaceInfo = {
        id,
        name: uniqueName(name, taken),
        createdAt: new Date(now).toISOString(),
        openedAt: null,
        ...more,
      };
      await registry.workspaces.add(info);
      return info;
    });
  } catch (error) {
    await db.delete();
    throw error;
  } finally {
    db.close();
  }
}

/** `name`, or `name 2`, `name 3` … where it is taken. */
export function uniqueName(name: string, taken: readonly string[]): string {
  const wanted = name.trim();
  const used = new Set(taken.map((other) => other.toLocaleLowerCase('en')));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? wanted : `${wanted} ${count}`;
    if (!used.has(candidate.toLocaleLowerCase('en'))) return candidate;
  }
}

/** Renames; a name that is taken fails with `duplicateKey`, an unknown plan with `notFound`. */
export async function renameWorkspace(id: string, name: string): Promise<void> {
  const wanted = name.trim();
  await registry.transaction('rw', registry.workspaces, async () => {
    const all = await registry.workspaces.toArray();
    if (!all.some((info) => info.id === id)) throw new SlipwayError('notFound', { kind: 'workspace', key: id });
    const others = all.filter((info) => info.id !== id).map((info) => info.name);
    if (wanted === '' || uniqueName(wanted, others) !== wanted) throw new SlipwayError('duplicateKey', { key: wanted });
    await registry.workspaces.update(id, { name: wanted });
  });
}

/** Removes a plan and its database for good. The open one is refused: the window would show nothing true. */
export async function removeWorkspace(id: string): Promise<void> {
  if ((await currentWorkspaceId()) === id) throw new SlipwayError('invalidRequest', { call: 'removeWorkspace' });
  // Unlisted first: a list that names a database half gone would offer to open it.
  await registry.workspaces.delete(id);
  await new WorkspaceDatabase(id).delete();
}

/**
 * Opens a plan and makes it the current one. Fails with `newerSchema` (left as it is),
 * `databaseBlocked` or `notFound`; the plan that was open stays the current one then.
 */
export async function openWorkspace(id: string, now: number): Promise<OpenWorkspace> {
  const workspace = await connectWorkspace(id, now);
  try {
    await registry.transaction('rw', [registry.workspaces, registry.settings], async () => {
      await registry.workspaces.update(id, { openedAt: new Date(now).toISOString() });
      await registry.settings.put({ key: 'current', value: id });
    });
  } catch (error) {
    workspace.db.close();
    throw error;
  }
  // Not waited for: some engines ask the person, and the plan is open either way.
  void askForPersistence();
  return workspace;
}

/** Opens a plan without making it the current one: for a command that names another than the window shows. */
export async function connectWorkspace(id: string, now: number): Promise<OpenWorkspace> {
  const info = await registry.workspaces.get(id);
  if (info === undefined) throw new SlipwayError('notFound', { kind: 'workspace', key: id });
  const db = await openDatabase(id, info.name);
  try {
    await migrate(db, now);
    const { name, whatIfOf } = info;
    return { id, name, db, personId: await ensureMe(db, now), ...(whatIfOf === undefined ? {} : { whatIfOf }) };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A person record for me in this plan, kept as this laptop knows me; null where nobody has said a name yet. */
async function ensureMe(db: WorkspaceDatabase, now: number): Promise<string | null> {
  const me = await getMe();
  if (me === null) return null;
  const known = await db.records('people').get(me.id);
  if (known !== undefined && known.name === me.name && known.role === me.role) return me.id;
  const { id, name, role } = me;
  const change: Change =
    known === undefined
      ? { op: 'create', table: 'people', record: Person.parse({ id, name, role }) }
      : { op: 'patch', table: 'people', id, fields: { name, role } };
  // No undo step: the person did not do it in this plan.
  const origin = { type: 'migration', fromVersion: 0 } as const;
  await commit(db, {
    intent: { code: 'personJoined', params: { label: name } },
    changes: [change],
    origin,
    personId: id,
    now,
  });
  return id;
}
