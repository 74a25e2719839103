import type { WorkspaceTables } from '#shared/importing/workspace-file.ts';
import { TABLES, TABLE_NAMES, type RecordOf, type TableName } from '#shared/model/tables.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { approval, between, ZONE } from './change.ts';
import { defaultPlan } from './plan.ts';
import { event, release } from './records.ts';
import { fullChange, packMeeting } from './pack.ts';

/*
 * A plan every text of which is markup, a formula, control characters and letters from right to left, each saying which
 * field it is. It is longer than an id may be: so the schemas tell what a person may type from what they may not.
 */

const STARTERS = ['=', '+', '-', '@'];
/** As it stands in formats that hold no control characters, after the name of its field between two signs. */
export const EVIL = `<img src=x onerror="ran=1">&amp;{"'}</style>]]><script>ran=1</script> =HYPERLINK("http://x")`;
/** Letters of other scripts, after that: paper sets the first two from right to left. */
export const LETTERS = ' عربي עברית 王小明';

const typed = (where: string): string =>
  `${STARTERS[where.length % STARTERS.length] ?? ''}§${where}§${EVIL.replace('<script>', '\u0007<script>\u001F')}${LETTERS}`;

/** Names of the fields in texts that were read back whole, as `table:id:path`. Spaces and lines may have moved. */
export function fieldsIn(text: string, said = EVIL + LETTERS): Set<string> {
  const squeezed = text.replaceAll(/\s+/g, '');
  const whole = said.replaceAll(/\s+/g, '');
  const names = [...squeezed.matchAll(/§([^§]{5,80})§/g)].flatMap(([, name = '']) => name);
  return new Set(names.filter((name) => squeezed.includes(`§${name}§${whole}`)));
}

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

function withAt(value: unknown, [key, ...rest]: Path, put: string): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((one, i): unknown => (String(i) === key ? withAt(one, rest, put) : one));
  const record = value as Record<string, unknown>;
  return { ...record, [key]: withAt(record[key], rest, put) };
}

/** A record with hostile text wherever its schema takes any, but for where rules and dates are spelled out. */
export function hostile<T extends TableName>(table: T, fields: object): RecordOf<T> {
  const schema = TABLES[table];
  let record: unknown = schema.parse(fields);
  const { id } = record as { id: string };
  for (const path of leaves(record)) {
    if (path.includes('recurrence') || path.includes('appearance')) continue;
    const tried = withAt(record, path, typed(`${table}:${id}:${path.join('.')}`));
    if (schema.safeParse(tried).success) record = tried;
  }
  return record as RecordOf<T>;
}

const at = (wall: string) => toMoment(wall, ZONE).moment;

function hostileChanges(): RecordOf<'changes'>[] {
  const asked = fullChange(1, {
    id: 'asked',
    teamIds: ['team'],
    environments: ['one', 'two'],
    deploymentIds: [],
    labels: ['one', 'two'],
    custom: { field: 'said' },
    riskAnswers: [{ questionId: 'q', question: 'asked', answerId: 'a', answer: 'answered', points: 3 }],
    exposure: [
      {
        id: 'step',
        percent: 5,
        start: at('2026-12-03T09:00'),
        holdMinutes: 30,
        criteria: 'c',
        state: 'planned',
        needsTicket: true,
        note: 'n',
      },
    ],
    configurationItems: [
      {
        id: 'cell',
        teamId: 'team',
        system: 's',
        environment: 'e',
        item: 'i',
        oldValue: 'o',
        newValue: 'n',
        ownerId: 'person',
        rollback: 'r',
        done: false,
      },
    ],
    requesterId: 'person',
    ownerId: 'person',
    implementerId: 'person',
    testSignatoryId: 'person',
    backOutOwnerId: 'person',
  });
  const urgent = fullChange(2, {
    id: 'urgent',
    typeId: 'change-emergency',
    statusId: 'chg-review',
    when: between('2026-11-26T03:00', '2026-11-26T03:20'),
    actualStart: '2026-11-26T02:00:00Z',
    actualEnd: '2026-11-26T02:20:00Z',
    outcome: 'backedOut',
    unauthorised: true,
    review: { dueBy: '2026-12-04', heldOn: null, ownerId: 'person', objectivesMet: 'no', findings: 'f', lessons: 'l' },
    breakGlass: {
      reason: 'r',
      startedAt: '2026-11-26T02:00:00Z',
      endedAt: '2026-11-26T02:20:00Z',
      verbalApprovals: [{ id: 'verbal', personId: null, name: 'n', role: 'r', at: '2026-11-26T02:01:00Z', means: 'm' }],
      incident: 'INC',
    },
  });
  const standard = fullChange(3, {
    id: 'standard',
    typeId: 'change-standard',
    statusId: 'chg-scheduled',
    when: between('2026-12-05T20:00', '2026-12-05T22:00'),
  });
  return [asked, urgent, standard].map((one) => hostile('changes', one));
}

/** The plan, as the tables of a workspace file. A meeting that was held, with decisions, conditions and actions. */
export function hostilePlan(): Partial<WorkspaceTables> {
  const { tables } = defaultPlan(ZONE);
  const [asked, ...rest] = hostileChanges();
  if (asked === undefined) throw new Error('no change');
  const held = { startedAt: '2026-12-01T13:00:00Z', endedAt: '2026-12-01T13:40:00Z' };
  const meeting = {
    ...packMeeting([asked, ...rest]),
    ...held,
    notes: 'n',
    attendance: [
      { id: 'guest', personId: null, name: 'g', role: 'r', state: 'present', votes: false, chair: false },
      { id: 'chair', personId: 'person', name: '', role: 'r', state: 'present', votes: true, chair: true },
    ],
    agenda: [asked, ...rest].map(({ id }) => ({
      id: `item-${id}`,
      changeId: id,
      minutes: 5,
      note: 'n',
      decision: 'approved',
      conditions: 'c',
      decidedAt: '2026-12-01T13:10:00Z',
    })),
  };
  const before = { ...meeting, id: 'before', occurrence: '2026-11-24T14:00' };
  const all = (['event-kinds', 'statuses', 'change-types', 'release-types'] as const).map((table) => [
    table,
    (tables[table] as { id: string }[]).map((one) => hostile(table, one)),
  ]);
  return {
    ...Object.fromEntries(TABLE_NAMES.map((name) => [name, tables[name]])),
    ...Object.fromEntries(all),
    people: [
      hostile('people', { id: 'person', name: 'n', role: 'r' }),
      hostile('people', { id: 'person-0', name: 'n' }),
    ],
    teams: [hostile('teams', { id: 'team', name: 't' })],
    services: [
      hostile('services', { id: 'core', key: 'core', name: 'n', availabilityTarget: 99.9 }),
      hostile('services', { id: 'web', key: 'web', name: 'n', dependsOn: ['core'] }),
    ],
    'custom-fields': [hostile('custom-fields', { id: 'field', name: 'n', appliesTo: 'changes', type: 'text' })],
    boards: [
      hostile('boards', {
        id: 'cab',
        name: 'CAB',
        kind: 'cab',
        eventId: 'series',
        quorum: 1,
        members: [{ id: 'member', personId: 'person', role: 'r', delegateIds: [], chair: true, votes: true }],
      }),
    ],
    changes: [asked, ...rest],
    approvals: [
      hostile('approvals', {
        ...approval('asked', 'approved'),
        id: 'approval',
        personId: 'person',
        conditions: 'c',
        note: 'n',
      }),
    ],
    releases: [hostile('releases', release('pay', { releaseDate: '2026-12-03', ownerId: 'person' }))],
    'standing-changes': [
      hostile('standing-changes', {
        id: 'std',
        key: 'k',
        title: 't',
        serviceIds: ['core'],
        environments: ['e'],
        guardrails: ['g'],
        expiresOn: '2027-01-31',
      }),
    ],
    events: [
      event('series', {
        title: 'CAB',
        kindId: 'meeting',
        when: between('2026-11-03T14:00', '2026-11-03T15:00'),
        recurrence: TABLES.events.shape.recurrence.parse({ rules: ['FREQ=WEEKLY'] }),
      }),
      hostile(
        'events',
        event('freeze', { kindId: 'hard-freeze', when: { type: 'dates', first: '2026-12-01', last: '2026-12-31' } }),
      ),
      hostile(
        'events',
        event('window', { kindId: 'change-window', when: between('2026-12-01T00:00', '2026-12-31T00:00') }),
      ),
    ],
    meetings: [hostile('meetings', meeting), hostile('meetings', before)],
    actions: [
      hostile('actions', {
        id: 'action',
        boardId: 'cab',
        meetingId: 'meeting',
        changeId: 'asked',
        text: 't',
        note: 'n',
        ownerId: 'person',
        createdAt: '2026-11-24T14:00:00Z',
      }),
    ],
    waivers: [
      TABLES.waivers.parse({
        id: 'waiver',
        rule: 'hardFreeze',
        conflictId: 'hardFreeze changes:asked events:freeze',
        records: ['changes:asked', 'events:freeze'],
        facts: 'f',
        reason: typed('waivers:waiver:reason'),
        at: '2026-11-26T04:00:00Z',
      }),
    ],
    incidents: [
      hostile('incidents', {
        id: 'incident',
        key: 'k',
        title: 't',
        priority: 2,
        openedAt: '2026-11-26T04:00:00Z',
        causedByChangeId: 'urgent',
      }),
    ],
  };
}
