import type { Command } from '#shared/bridge.ts';
import { ERROR_CODES, SlipwayError, type ErrorDetail } from '#shared/errors.ts';
import type { Connection } from '#shared/model/connection.ts';
import type { SyncCounts, SyncRun } from '#shared/model/sync-run.ts';
import { readinessOf, type HeldSecrets, type Readiness } from '#shared/sync/readiness.ts';
import { call } from '../../../bridge.ts';
import { cancelRun, startRun, useRunning } from '../../../sync/runner/index.ts';
import type { Account } from '../account.ts';
import { connectionsCalled } from '../connections-called.ts';
import type { CommandContext } from '../context.ts';
import { rehearse } from './rehearse.ts';

type SyncCommand = Extract<Command, { name: 'sync' }>;

/** Synchronises one connection after the other; what goes wrong with one does not keep the next. */
export async function runSyncCommand(command: SyncCommand, context: CommandContext, account: Account): Promise<void> {
  const { workspace, t, signal } = context;
  account.count({ pulled: 0, pushed: 0, created: 0, conflicts: 0, refused: 0, setAside: 0, failed: 0 });
  const chosen = await choose(command, context, account);
  if (chosen.length === 0 && command.connections.length === 0) account.say(t('syncCommand:sync.none'));
  for (const connection of chosen) {
    if (signal.aborted) break;
    const held = await call('vaultStatus', { workspaceId: workspace.id });
    if (isHeldUp(connection, held, command, context, account)) continue;
    try {
      await synchronise(connection, command, context, account);
    } catch (error) {
      account.count({ failed: 1 });
      account.failWith(error, { value: connection.name });
    }
  }
}

/** The ones that are named, each once; else all. */
async function choose({ connections }: SyncCommand, context: CommandContext, account: Account): Promise<Connection[]> {
  const { workspace, t } = context;
  if (connections.length === 0) return connectionsCalled(workspace.db, null);
  const chosen = new Map<string, Connection>();
  for (const name of connections) {
    const [found, ...others] = await connectionsCalled(workspace.db, name);
    if (found !== undefined && others.length === 0) chosen.set(found.id, found);
    else {
      account.count({ failed: 1 });
      const text = found === undefined ? 'syncCommand:sync.unknown' : 'syncCommand:connect.ambiguous';
      account.fail(found === undefined ? 'notFound' : 'ambiguous', t(text, { name }), { value: name });
    }
  }
  return [...chosen.values()];
}

const MISSING: Readonly<
  Record<Exclude<Readiness, 'ready' | 'paused'>, 'secretMissing' | 'secretOtherOrigin' | 'vaultLocked'>
> = { noSecret: 'secretMissing', otherOrigin: 'secretOtherOrigin', locked: 'vaultLocked' };

/** Whether it can't run now. A paused one is passed over, unless it was named. */
function isHeldUp(
  connection: Connection,
  held: HeldSecrets,
  { connections }: SyncCommand,
  { t }: CommandContext,
  account: Account,
): boolean {
  const { name, address } = connection;
  const readiness = readinessOf(connection, held);
  if (readiness === 'ready') return false;
  if (readiness === 'paused') {
    const sentence = t('syncCommand:sync.paused', { name });
    account.count({ [connections.length === 0 ? 'paused' : 'failed']: 1 });
    if (connections.length === 0) account.say(sentence);
    else account.fail('paused', sentence, { value: name });
    return true;
  }
  account.count({ failed: 1 });
  const host = URL.canParse(address) ? new URL(address).host : '';
  account.failWith(new SlipwayError(MISSING[readiness], { host }), { value: name });
  return true;
}

async function synchronise(
  connection: Connection,
  { dryRun }: SyncCommand,
  context: CommandContext,
  account: Account,
): Promise<void> {
  const { name } = connection;
  const progress = progressOf(connection, context);
  if (!dryRun) return tell(await realRun(connection, context, progress), connection, context, account);
  const { run, lines } = await rehearse(connection, context, progress);
  const shown = lines.slice(0, MOST_LINES);
  account.say(context.t('syncCommand:plan.title', { name }));
  for (const line of shown.length === 0 ? [context.t('syncCommand:plan.nothing')] : shown) account.say(`  ${line}`);
  if (lines.length > shown.length) {
    account.say(`  ${context.t('syncCommand:plan.more', { count: lines.length - shown.length })}`);
  }
  return tell(run, connection, context, account);
}

/** A plan longer than this is read by nobody. */
const MOST_LINES = 5_000;

async function realRun(
  connection: Connection,
  { workspace, signal }: CommandContext,
  progress: (counts: SyncCounts) => void,
): Promise<SyncRun> {
  const cancel = (): void => cancelRun(connection.id);
  const stop = useRunning.subscribe(({ runs }) => {
    const counts = runs[connection.id]?.counts;
    if (counts !== undefined) progress(counts);
  });
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await startRun(workspace, connection.id, 'command');
  } finally {
    signal.removeEventListener('abort', cancel);
    stop();
  }
}

/** Between two lines about one run. */
const PROGRESS_MS = 1_000;

function progressOf({ name }: Connection, { commandId, t, now }: CommandContext): (counts: SyncCounts) => void {
  let told = now();
  return ({ seen, created, pulled, pushed }) => {
    if (now() - told < PROGRESS_MS) return;
    told = now();
    const line = t('syncCommand:sync.progress', { name, seen, created, pulled, pushed });
    void call('commandProgress', { commandId, done: seen, total: 0, line });
  };
}

function tell(
  { counts, outcome, problem }: SyncRun,
  { name }: Connection,
  { t }: CommandContext,
  account: Account,
): void {
  const { pulled, pushed, created, createdThere, arrived, operations, conflicts, refused, setAside, waiting, missing } =
    counts;
  const failed = counts.failed + (outcome === 'failed' || outcome === 'offline' || outcome === 'cancelled' ? 1 : 0);
  const told = { pulled, pushed, created, createdThere, arrived, operations, missing };
  account.count({ ...told, conflicts, refused, setAside, waiting, failed });
  const place = { value: name };
  account.say(
    t('syncCommand:sync.done', { name, pulled, pushed, created, createdThere, conflicts, refused, setAside }),
  );
  if (arrived > 0) account.say(t('syncCommand:sync.arrived', { name, arrived }));
  if (outcome === 'cancelled') account.fail('cancelled', t('syncCommand:sync.cancelled', { name }), place);
  else if (problem !== null) account.failWith(errorOf(problem), place);
  if (refused > 0) account.fail('refused', t('syncCommand:sync.refused', { count: refused }), place);
  if (setAside > 0) account.fail('setAside', t('syncCommand:sync.setAside', { count: setAside }), place);
  // Nothing went wrong with these; they are asked for.
  if (conflicts > 0) account.tell('conflict', t('syncCommand:sync.conflicts', { count: conflicts }), place);
  if (waiting > 0) account.tell('waiting', t('syncCommand:sync.waiting', { count: waiting }), place);
}

/** A run keeps its error as a code and the values of its sentence. */
function errorOf({ code, detail }: NonNullable<SyncRun['problem']>): SlipwayError {
  const known = ERROR_CODES.find((one) => one === code);
  return new SlipwayError(known ?? 'internal', detail as ErrorDetail);
}
