import type { Command } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { Connection } from '#shared/model/connection.ts';
import { patchOf } from '#shared/model/journal.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { newConnection, type NewConnection } from '#shared/sync/new-connection.ts';
import { readinessOf } from '#shared/sync/readiness.ts';
import { RemoteScope, type SignedIn } from '#shared/sync/remote.ts';
import { call } from '../../bridge.ts';
import { commit } from '../../data/commit.ts';
import { fromRow, type WorkspaceDatabase } from '../../data/database.ts';
import { uuidv7 } from '../../data/ids.ts';
import { readConfiguration } from '../../data/read-configuration.ts';
import { askRemote, targetOf } from '../../sync/bridge-port.ts';
import { addressChangeOf } from '../../sync/connection-edits.ts';
import { errorText } from '../../ui/error-text.ts';
import type { Account } from './account.ts';
import { connectionsCalled } from './connections-called.ts';
import type { CommandContext } from './context.ts';

type ConnectCommand = Extract<Command, { name: 'connect' }>;

/**
 * Connects a system, or changes the connection of that name; then asks the system who is signed in, and what of its
 * statuses goes with ours. Where it can't be reached the connection stays, and both come later.
 */
export async function runConnect(command: ConnectCommand, context: CommandContext, account: Account): Promise<void> {
  const { workspace, t } = context;
  const connection = await keep(command, context, account);
  if (connection === null) return;
  const { name } = connection;
  const { kept } = await call('commandSecret', {
    commandId: context.commandId,
    workspaceId: workspace.id,
    connectionId: connection.id,
  });
  if (kept) account.say(t('syncCommand:connect.secretKept'));
  const readiness = readinessOf(
    { ...connection, paused: false },
    await call('vaultStatus', { workspaceId: workspace.id }),
  );
  if (readiness === 'noSecret') account.say(t('syncCommand:connect.noSecret'));
  else if (readiness === 'otherOrigin') {
    account.failWith(new SlipwayError('secretOtherOrigin', { host: new URL(connection.address).host }), {
      value: name,
    });
  } else if (readiness === 'locked') account.failWith(new SlipwayError('vaultLocked'), { value: name });
  else await meet(connection, command, context, account);
}

/** Null: it is another one's name, and was told. */
async function keep(command: ConnectCommand, context: CommandContext, account: Account): Promise<Connection | null> {
  const { workspace, t, now } = context;
  const { db } = workspace;
  const name = command.connection.trim();
  const [known, ...others] = await connectionsCalled(db, name);
  const refuse = (code: 'ambiguous' | 'otherSystem' | 'otherRecords' | 'otherPlace', about = ''): null => {
    account.fail(code, t(`syncCommand:connect.${code}`, { name, about }), { value: name });
    return null;
  };
  if (others.length > 0) return refuse('ambiguous');
  if (known === undefined) {
    const made = newConnection({ ...(await saidBy(command, db)), id: uuidv7(now()), createdAt: msToInstant(now()) });
    await write(context, { code: 'connectionAdded', name }, [{ op: 'create', table: 'connections', record: made }]);
    account.count({ created: 1 });
    account.say(t('syncCommand:connect.added', { name, address: made.address }));
    return made;
  }
  if (known.system !== command.system) return refuse('otherSystem');
  if (command.about !== undefined && !known.kinds.some(({ table }) => table === command.about)) {
    return refuse('otherRecords', known.kinds.map(({ table }) => t(`workspaces:tables.${table}`)).join(', '));
  }
  const { address, signIn } = command;
  const moved = await addressChangeOf(db, known, address);
  // Whether a system has moved or is another one only a person knows: the planner asks.
  if (moved.linked > 0 || moved.isTaken) return refuse('otherPlace', new URL(known.address).host);
  const fields = { address, signIn, scope: RemoteScope.parse({ ...known.scope, ...command.scope }) };
  const entry = await write(context, { code: 'connectionChanged', name: known.name }, [
    ...moved.changes,
    patchOf('connections', known.id, fields),
  ]);
  account.count({ updated: entry === null ? 0 : 1, unchanged: entry === null ? 1 : 0 });
  account.say(t(`syncCommand:connect.${entry === null ? 'same' : 'changed'}`, { name: known.name, address }));
  return { ...known, ...fields };
}

async function saidBy(
  { connection, system, address, signIn, scope, about }: ConnectCommand,
  db: WorkspaceDatabase,
): Promise<Omit<NewConnection, 'id' | 'createdAt'>> {
  const { settings, statuses } = await readConfiguration(db);
  return {
    name: connection,
    system,
    address,
    signIn,
    scope: RemoteScope.parse(scope),
    zone: settings.zone,
    statuses: [...statuses.values()],
    ...(about === undefined ? {} : { about }),
  };
}

async function write(
  { workspace, now }: CommandContext,
  {
    code,
    name,
  }: { readonly code: 'connectionAdded' | 'connectionChanged' | 'connectionMapped'; readonly name: string },
  changes: Parameters<typeof commit>[1]['changes'],
) {
  const { db, personId } = workspace;
  const intent = { code, params: { label: name } };
  return (await commit(db, { intent, changes, origin: { type: 'person' }, personId, now: now() })).entry;
}

/** Offline is no failure: the sign-in is checked by the first run. */
const NOT_NOW: ReadonlySet<string> = new Set(['remoteOffline', 'remoteTimeout', 'remoteBroken']);

async function meet(
  connection: Connection,
  command: ConnectCommand,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { t } = context;
  const { name } = connection;
  try {
    const signedIn = await askRemote('remoteCheck', targetOf(context.workspace.id, connection), {}, context.signal);
    tellSignedIn(signedIn, context, account);
    await assignStatuses(connection, command, context, account);
  } catch (error) {
    const code = error instanceof SlipwayError ? error.code : 'internal';
    if (!NOT_NOW.has(code)) return account.failWith(error, { value: name });
    account.tell(code, errorText(t, error), { value: name });
    account.say(t('syncCommand:connect.checkedLater', { host: new URL(connection.address).host }));
  }
  return undefined;
}

function tellSignedIn({ person, missing }: SignedIn, { t }: CommandContext, account: Account): void {
  const words = { person: person.name, missing: missing.join(', ') };
  account.say(t(`syncCommand:connect.${missing.length === 0 ? 'signedIn' : 'signedInMissing'}`, words));
}

/** Tables between their statuses and ours that are still empty are filled as they begin: without one nothing comes in. */
async function assignStatuses(
  connection: Connection,
  command: ConnectCommand,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { workspace, t } = context;
  const target = targetOf(workspace.id, connection);
  const kinds = connection.kinds.filter(({ fields }) => fields.some(isEmptyTable)).map(({ remote }) => remote);
  if (kinds.length === 0) return;
  const fields: Record<string, NonNullable<NewConnection['fields']>['issue']> = {};
  for (const kind of kinds) {
    fields[kind] = (await askRemote('remoteFields', target, { kind }, context.signal)).fields;
  }
  const { id, createdAt } = connection;
  const begun = newConnection({ ...(await saidBy(command, workspace.db)), id, createdAt, fields });
  const standing = fromRow((await workspace.db.records('connections').get(id)) ?? connection);
  const filled = standing.kinds.map((kind) => {
    const other = begun.kinds.find(({ remote, table }) => remote === kind.remote && table === kind.table);
    return {
      ...kind,
      fields: kind.fields.map((field) => {
        const first = other?.fields.find((one) => one.field === field.field && one.remote === field.remote);
        return isEmptyTable(field) && first !== undefined ? { ...field, codec: first.codec } : field;
      }),
    };
  });
  const changes = [patchOf('connections', id, { kinds: filled })];
  const entry = await write(context, { code: 'connectionMapped', name: connection.name }, changes);
  if (entry !== null) account.say(t('syncCommand:connect.mapped'));
}

const isEmptyTable = ({ codec }: Connection['kinds'][number]['fields'][number]): boolean =>
  codec.type === 'table' && codec.rows.length === 0;
