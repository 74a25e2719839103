import { Release } from '#shared/model/release.ts';
import { SyncConflict } from '#shared/model/sync-conflict.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { SyncOperation } from '#shared/model/sync-operation.ts';
import { SyncRun } from '#shared/model/sync-run.ts';
import type { AnyRecord, TableName } from '#shared/model/tables.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { STATUSES } from '../servers/jira/state.ts';
import { connectedPlan, CONNECTION_ID } from './sync-plan.ts';

const ADDRESS = 'https://acme.atlassian.net';
const AT = '2026-11-20T10:00:00Z';
const SAID = { by: 'Mia Krystof', at: AT };
const REASON = 'Said there, word for word.';

/** What stands in that plan and was typed by somebody, here or there. */
export const STATES_PLAN_WORDS = ['Payments plan', 'Payments', 'Slipway', 'acme.atlassian.net', 'Mia Krystof'].concat([
  REASON,
  'Agreed once',
  'Name there',
  'A comment for them',
  'In progress',
  'VER',
  '1 min 30 secs',
  'REL',
]);

/** A plan, as a file, with a row of every state that synchronising can leave a record in; its system is never asked. */
export async function everyState(path: string): Promise<void> {
  const more: (readonly [TableName, AnyRecord])[] = [];
  const release = (at: number): string => {
    const id = `r${at}`;
    const fields = { id, key: `REL ${at}`, name: `REL ${at}`, typeId: 'major', statusId: 'planned' };
    more.push(['releases', Release.parse({ ...fields, releaseDate: '2026-12-10' })]);
    return id;
  };
  const link = (fields: Partial<SyncLink>): SyncLink => {
    const at = more.length;
    const made = SyncLink.parse({
      id: `l${at}`,
      connectionId: CONNECTION_ID,
      instance: instanceOf('jira', ADDRESS),
      kind: 'version',
      table: 'releases',
      remoteId: String(10_000 + at),
      key: `VER ${at}`,
      url: `${ADDRESS}/versions/${at}`,
      state: 'linked',
      stateSince: AT,
      raw: { name: `VER ${at}`, releaseDate: '2026-12-03' },
      ...fields,
    });
    more.push(['links', made]);
    return made;
  };
  const base = { raw: '2026-12-03', local: '2026-12-03' };
  const refused = { local: '2026-12-10', reason: REASON };
  const waiting = link({ recordId: release(1), due: true, fields: { releaseDate: { ...base0(), base } } });
  link({ recordId: release(2), due: true, fields: { releaseDate: { ...base0(), base, refused } } });
  link({ recordId: release(3), due: true, held: ['releaseDate'], fields: { releaseDate: { ...base0(), base } } });
  link({ recordId: release(4), state: 'creating', remoteId: null, clientKey: 'k', due: true });
  link({ state: 'arrived' });
  link({ state: 'unlinked' });
  for (const [at, state] of (['gone', 'forbidden', 'left'] as const).entries())
    link({ recordId: release(5 + at), state });
  link({ recordId: release(8), state: 'gone', seenSince: AT });
  for (const [at, code] of ['refusedCreate', 'unreadable', 'invalidRecord', 'duplicate'].entries()) {
    const setAside = { code, reason: code === 'invalidRecord' ? 'name' : REASON, at: AT, tries: 2 };
    link({ recordId: release(9 + at), due: true, setAside });
  }
  const inConflict = link({ recordId: release(13), due: true });
  for (const [field, yours, theirs] of [
    ['releaseDate', '2026-12-10', '2026-12-17'],
    ['name', 'REL 13', 'Name there'],
  ] as const) {
    const id = `${inConflict.id}:${field}`;
    const sides = { yours, theirs, theirsRaw: theirs, base: field === 'name' ? 'Agreed once' : '2026-12-03' };
    const about = { linkId: inConflict.id, connectionId: CONNECTION_ID, table: 'releases', recordId: 'r13', field };
    more.push([
      'sync-conflicts',
      SyncConflict.parse({ id, ...about, ...sides, yoursSaid: SAID, theirsSaid: SAID, seenAt: AT }),
    ]);
  }
  const operations = [
    { type: 'comment', text: 'A comment for them', clientKey: 'c1' },
    { type: 'transition', to: '3', clientKey: 'c2' },
  ] as const;
  for (const operation of operations) {
    const about = { id: operation.clientKey, linkId: waiting.id, connectionId: CONNECTION_ID, operation, madeAt: AT };
    more.push(['operations', SyncOperation.parse(about)]);
  }
  const outcomes = ['done', 'partly', 'failed', 'offline', 'cancelled', null] as const;
  for (const [at, outcome] of outcomes.entries()) {
    const problem =
      outcome === 'failed' ? { code: 'remoteUnauthorised', detail: { host: 'acme.atlassian.net' } } : null;
    const times = {
      startedAt: `2026-11-20T1${at}:00:00Z`,
      endedAt: outcome === null ? null : `2026-11-20T1${at}:01:30Z`,
    };
    const counts = {
      seen: 9,
      created: 1,
      pulled: 2,
      arrived: 3,
      pushed: 4,
      conflicts: 5,
      refused: 1,
      setAside: 1,
      missing: 1,
    };
    const by = (['person', 'schedule', 'command'] as const)[at % 3];
    more.push([
      'runs',
      SyncRun.parse({ id: `run${at}`, connectionId: CONNECTION_ID, by, outcome, problem, counts, ...times }),
    ]);
  }
  await connectedPlan({ address: ADDRESS, model: { statuses: STATUSES } }, path, { more });
}

/** A field nothing was said of yet. */
const base0 = () => ({ base: null, held: false, refused: null, mineOver: null, from: null });
