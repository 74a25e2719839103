import type { Command } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { SignIn, SyncTable } from '#shared/model/connection.ts';
import { choicesOf } from '#shared/sync/new-connection.ts';
import { originOf } from '#shared/sync/origin.ts';
import { SystemKind } from '#shared/sync/remote.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import type { SplitArguments } from './options.ts';
import { UsageError } from './usage-problem.ts';

/** `--option` that says what the records of a system are here, and the one that says how one signs in. */
const ABOUT = 'as';
const SIGN_IN = 'sign-in';

/** @throws UsageError */
export function buildConnect(connection: string, { options, pairs }: SplitArguments): Command {
  const system = SystemKind.parse(needed(options, 'kind'));
  const given = pairs.get('option') ?? new Map<string, string>();
  assertKnown(system, given);
  const choices = choicesOf(system);
  const about = wordOf<SyncTable>(given, ABOUT, choices);
  return {
    name: 'connect',
    connection,
    system,
    address: addressOf(needed(options, 'url')),
    signIn: signInOf(system, given, options.get('user') ?? ''),
    scope: Object.fromEntries(SYSTEMS[system].scope.flatMap((key) => (given.has(key) ? [[key, given.get(key)]] : []))),
    ...(about === null ? {} : { about }),
  };
}

function needed(options: SplitArguments['options'], option: string): string {
  const value = options.get(option) ?? null;
  if (value === null) throw new UsageError({ key: 'optionMissing', option: `--${option}`, what: 'connect' });
  return value;
}

function assertKnown(system: SystemKind, given: ReadonlyMap<string, string>): void {
  const { scope, signIn } = SYSTEMS[system];
  const known: readonly string[] = [
    ...scope,
    ...(choicesOf(system).length > 0 ? [ABOUT] : []),
    ...(signIn.length > 1 ? [SIGN_IN] : []),
  ];
  for (const [key, value] of given) {
    if (!known.includes(key))
      throw new UsageError({ key: 'notAKey', value: key, what: system, known: known.join(', ') });
    if (value === '') throw new UsageError({ key: 'valueMissing', option: `--option ${key}` });
  }
}

function wordOf<T extends string>(given: ReadonlyMap<string, string>, key: string, words: readonly T[]): T | null {
  const value = given.get(key);
  if (value === undefined) return null;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UsageError({ key: 'notAWord', option: `--option ${key}`, value, known: words.join(', ') });
}

/** With a user the first way that takes one, without the first that needs none, unless it is said. */
function signInOf(system: SystemKind, given: ReadonlyMap<string, string>, account: string): SignIn {
  const ways = SYSTEMS[system].signIn;
  const said = wordOf(
    given,
    SIGN_IN,
    ways.map(({ type }) => type),
  );
  const open = ways.filter(({ type }) => said === null || type === said);
  const way = open.find((one) => (one.account === 'none') === (account === '')) ?? open[0];
  if (way === undefined) throw new UsageError({ key: 'optionMissing', option: `--option ${SIGN_IN}`, what: system });
  if (way.account !== 'none' && account === '') {
    throw new UsageError({ key: 'optionMissing', option: '--user', what: `--kind ${system}` });
  }
  if (way.account === 'none' && account !== '') {
    throw new UsageError({ key: 'optionNotOf', option: '--user', what: `${SIGN_IN}=${way.type}` });
  }
  return { type: way.type, account };
}

function addressOf(url: string): string {
  try {
    originOf(url);
    return url;
  } catch (error) {
    if (error instanceof SlipwayError) throw new UsageError({ key: 'notAnAddress', option: '--url' });
    throw error;
  }
}
