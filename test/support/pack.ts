import { freezePack, type PackSource, type PackSubject } from '#shared/documents/pack/freeze.ts';
import type { PackChoices, PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { addDays } from '#shared/planning/days.ts';
import { approval, between, completeChange, service, ZONE } from './change.ts';
import { defaultPlan } from './plan.ts';
import { event, release } from './records.ts';

/** Names in the scripts a European bank's staff list has, and a few more. */
const NAMES = [
  'Ann Åström',
  'Ελένη Παπαδοπούλου',
  'Борис Иванов',
  'محمد الأحمد',
  'דנה כהן',
  '王小明',
  '山田太郎',
  '김민준',
  'สมชาย ใจดี',
  'Łukasz Żółć',
];

const people = NAMES.map((name, i) => TABLES.people.parse({ id: `person-${i}`, name, role: 'Engineer' }));
const services = [
  service('core', [], { name: 'Core banking', availabilityTarget: 99.9 }),
  service('web', ['core'], { name: 'Web portal', availabilityTarget: 99.5 }),
  service('app', ['web'], { name: 'Mobile app' }),
];

/** A change with something in every field that paper has room for. */
export function fullChange(index: number, fields: Partial<ChangeRequest> = {}): ChangeRequest {
  const day = addDays('2026-12-01', 1 + (index % 12));
  const hour = String(8 + (index % 10)).padStart(2, '0');
  const two = (n: number): string => String(n).padStart(4, '0');
  return completeChange(`change-${index}`, {
    key: `CHG-${two(index)}`,
    externalId: `CHG00${two(index)}`,
    title: `Renew certificate ${index} of the payment gateway`,
    statusId: 'chg-assess',
    category: 'Security',
    priority: 2,
    impact: 2,
    releaseId: 'pay',
    serviceIds: [index % 3 === 0 ? 'core' : 'web'],
    requesterId: 'person-1',
    ownerId: `person-${index % NAMES.length}`,
    implementerId: `person-${(index + 3) % NAMES.length}`,
    benefit: 'Sign-in goes on working.',
    risks: 'The gateway restarts; sessions are lost.',
    resources: 'Two engineers, one hour each.',
    relationship: 'After the network change of the week before.',
    riskOverride: index % 4 === 0 ? 'high' : index % 4 === 1 ? 'moderate' : 'low',
    when: between(`${day}T${hour}:00`, `${day}T${hour}:45`),
    outageMinutes: index % 5 === 0 ? 30 : 0,
    testPlan: 'Sign in from each channel.',
    testSignatoryId: 'person-2',
    backOutOwnerId: 'person-3',
    backOutDecideBy: toMoment(`${day}T${hour}:30`, ZONE).moment,
    communicationsPlan: 'Mail to branches the day before.',
    trainingPlan: 'None needed.',
    serviceDeskNote: 'Article KB-88.',
    costEstimated: 1250.5,
    effortEstimated: 6,
    submittedAt: '2026-11-20T09:00:00Z',
    labels: ['pci'],
    notes: `Note ${index}`,
    ...fields,
  });
}

const board = TABLES.boards.parse({ id: 'cab', name: 'CAB', kind: 'cab', eventId: 'series', quorum: 3, rangeDays: 14 });
const series = event('series', {
  title: 'CAB',
  kindId: 'meeting',
  when: between('2026-11-03T14:00', '2026-11-03T15:00'),
  recurrence: TABLES.events.shape.recurrence.parse({ rules: ['FREQ=WEEKLY'] }),
});

export function packMeeting(changes: readonly ChangeRequest[]): RecordOf<'meetings'> {
  return TABLES.meetings.parse({
    id: 'meeting',
    boardId: 'cab',
    eventId: 'series',
    occurrence: '2026-12-01T14:00',
    title: 'CAB',
    place: 'Room 4',
    dialIn: '+49 30 1234',
    attendance: people.slice(0, 5).map((person, i) => ({
      id: `at-${i}`,
      personId: person.id,
      role: 'Member',
      votes: i < 4,
      chair: i === 0,
      state: i === 4 ? 'apologies' : 'expected',
    })),
    agenda: changes.map((change, i) => ({ id: `item-${i}`, changeId: change.id, minutes: 3 })),
    improvements: 'Fewer emergency changes on Fridays.',
  });
}

/** A plan with so many changes, a board, its meeting and what else a pack speaks of. */
export function packSource(changes: readonly ChangeRequest[]): PackSource {
  const { configuration: plain } = defaultPlan(ZONE);
  const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
    new Map(rows.map((row) => [row.id, row]));
  const configuration = { ...plain, people: byId(people), services: byId(services), boards: byId([board]) };
  const closed = completeChange('closed', {
    key: 'CHG-0900',
    title: 'Database patch',
    statusId: 'chg-closed',
    when: between('2026-11-25T22:00', '2026-11-25T23:00'),
    actualStart: '2026-11-25T21:00:00Z',
    actualEnd: '2026-11-25T23:30:00Z',
    outcome: 'backedOut',
    closeNotes: 'Index build took too long.',
  });
  const urgent = completeChange('urgent', {
    key: 'CHG-0901',
    title: 'Block stolen key',
    typeId: 'change-emergency',
    statusId: 'chg-review',
    when: between('2026-11-26T03:00', '2026-11-26T03:20'),
    actualStart: '2026-11-26T02:00:00Z',
    actualEnd: '2026-11-26T02:20:00Z',
    breakGlass: {
      reason: 'Key was published.',
      startedAt: '2026-11-26T02:00:00Z',
      endedAt: '2026-11-26T02:20:00Z',
      verbalApprovals: [],
      incident: 'INC-7',
    },
  });
  const standard = completeChange('standard', {
    key: 'CHG-0902',
    title: 'Monthly patch of workstations',
    typeId: 'change-standard',
    statusId: 'chg-scheduled',
    when: between('2026-12-05T20:00', '2026-12-05T22:00'),
  });
  return {
    configuration,
    changes: [...changes, closed, urgent, standard],
    approvals: changes.map((change) => approval(change.id, 'requested')),
    releases: [release('pay', { key: 'PAY 26.4', name: 'Payments core', releaseDate: '2026-12-03' })],
    deployments: [],
    standingChanges: [],
    events: [
      series,
      event('freeze', {
        title: 'Year-end freeze',
        kindId: 'hard-freeze',
        when: { type: 'dates', first: '2026-12-10', last: '2027-01-05' },
      }),
    ],
    meetings: [packMeeting(changes)],
    actions: [
      TABLES.actions.parse({
        id: 'action',
        boardId: 'cab',
        text: 'Write down who may roll back',
        ownerId: 'person-4',
        due: '2026-12-04',
        createdAt: '2026-11-24T14:00:00Z',
      }),
    ],
    incidents: [],
    waivers: [],
    dataAsOf: '2026-11-28T16:20:00Z',
  };
}

export const PACK_CHOICES: PackChoices = {
  kind: 'cab-pack',
  workspace: 'Bank',
  revision: 1,
  asOf: '2026-11-30T09:00:00Z',
  classification: 'Internal',
  paper: 'a4',
  language: 'en',
  locale: 'en-GB',
};

export function packSnapshot(
  changes: readonly ChangeRequest[],
  { before = null, ...choices }: Partial<PackChoices> & { before?: PackSnapshot | null } = {},
): PackSnapshot {
  const source = packSource(changes);
  const meeting = source.meetings[0];
  const subject: PackSubject =
    choices.kind === 'change-schedule' || meeting === undefined
      ? { meeting: null, first: '2026-12-01', last: '2026-12-31' }
      : { meeting };
  return freezePack(source, subject, { ...PACK_CHOICES, ...choices }, before);
}
