import { prepareMeeting } from '../../change/meeting.ts';
import { sittingsOf } from '../../change/cut-off.ts';
import { withAnswer } from '../../change/risk.ts';
import { AgendaItem, Board } from '../../model/board.ts';
import { Approval, ChangeRequest, VerbalApproval } from '../../model/change.ts';
import { riskQuestions } from '../../model/defaults/risk-questions.ts';
import type { Event } from '../../model/event.ts';
import { patchOf, type Change } from '../../model/journal.ts';
import { StandingChange } from '../../model/standing-change.ts';
import type { PlainDate, When } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays, isoWeekday } from '../days.ts';
import { instantsOfWhen, toMoment } from '../moments.ts';
import type { SampleCalendar } from './calendar.ts';
import type { PersonName, SampleCatalogue, ServiceName } from './catalogue.ts';

type Story = 'certificate' | 'pool' | 'storage' | 'upgrade' | 'emergency' | 'index';
type Answers = Readonly<Record<string, string>>;

const CAREFUL: Answers = {
  services: 'many',
  outage: 'window',
  users: 'customers',
  tested: 'same',
  backOut: 'rehearsed',
  experience: 'once',
  dependencies: 'two',
};
const EASY: Answers = { ...CAREFUL, services: 'one', outage: 'none', users: 'internal', dependencies: 'one' };

/** What the sample's board has in front of it, what went before, and what holds a place. @param board the event of its meetings */
export function sampleChanges(
  parts: readonly Change[],
  board: { readonly series: Event; readonly members: Board['members'] },
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const { today, zone } = calendar;
  const { person, service } = catalogue;
  const said = (story: Story, what: 'title' | 'reason' | 'effect' | 'plan' | 'backOut' | 'restores') =>
    (t as (key: string) => string)(`defaults:sample.changes.${story}.${what}`);
  const at = (day: PlainDate, clock: string) => toMoment(`${day}T${clock}`, zone).moment;
  const questions = riskQuestions(t);
  let count = 0;
  const make = (
    story: Story,
    people: readonly [PersonName, PersonName],
    services: readonly ServiceName[],
    fields: Partial<ChangeRequest>,
  ) => {
    count += 1;
    const [owner, implementer] = people;
    return ChangeRequest.parse({
      id: nextId(),
      key: `CHG-${String(count).padStart(4, '0')}`,
      title: said(story, 'title'),
      typeId: 'change-normal',
      statusId: 'chg-new',
      reason: said(story, 'reason'),
      effectOfNotDoing: said(story, 'effect'),
      requesterId: person(owner),
      ownerId: person(owner),
      implementerId: person(implementer),
      serviceIds: services.map(service),
      environments: [t('defaults:sample.environments.production')],
      ...fields,
    });
  };
  const answered = (answers: Answers) =>
    questions.reduce<ChangeRequest['riskAnswers']>(
      (all, question) => withAnswer(all, question, answers[question.id.replace('risk-', '')] ?? null),
      [],
    );
  /** All that a board asks for, for a night. */
  const ready = (story: Story, night: PlainDate, answers: Answers, signatory: PersonName): Partial<ChangeRequest> => ({
    when: calendar.hours(night, '22:00', 3),
    outageMinutes: answers['outage'] === 'none' ? 0 : 20,
    riskAnswers: answered(answers),
    implementationPlan: said(story, 'plan'),
    testResult: 'passed',
    testSignatoryId: person(signatory),
    testSignedOn: addDays(today, -10),
    backOutPlan: said(story, 'backOut'),
    backOutOwnerId: person('novak'),
    backOutMinutes: 30,
    backOutRestores: said(story, 'restores'),
    backOutDecideBy: at(addDays(night, 1), '00:00'),
    communicationsPlan: t('defaults:sample.changes.told'),
    serviceDeskReady: true,
  });
  const cab = Board.parse({
    id: 'cab',
    name: t('defaults:change.boards.cab'),
    kind: 'cab',
    eventId: board.series.id,
    members: board.members,
    place: t('defaults:sample.events.cabPlace'),
  });
  const range = { first: addDays(today, 1), last: addDays(today, 40), zone };
  const [sitting] = sittingsOf(cab, { events: new Map([[board.series.id, board.series]]), meetings: [] }, range);
  if (sitting === undefined) return [];
  const meets = instantsOfWhen(sitting.when, zone).start.slice(0, 10);
  const submittedAt = `${addDays(today, -8)}T09:00:00Z`;
  const first = openNight(addDays(meets, 1), calendar);
  const second = openNight(addDays(first, 1), calendar);
  const third = openNight(addDays(second, 1), calendar);
  const fourth = openNight(addDays(third, 8), calendar);
  const lastNight = addDays(today, -6);
  const done = openNight(addDays(today, -30), calendar);

  const certificate = make('certificate', ['novak', 'novak'], ['iam'], {
    ...ready('certificate', first, CAREFUL, 'weber'),
    statusId: 'chg-authorize',
    submittedAt,
    priority: 2,
  });
  const pool = make('pool', ['raman', 'novak'], ['bus'], {
    ...ready('pool', second, EASY, 'weber'),
    statusId: 'chg-assess',
    submittedAt,
  });
  // Not ready: it shows what a board sends changes back for.
  const storage = make('storage', ['osei', 'novak'], ['portal'], {
    when: calendar.hours(third, '22:00', 4),
    statusId: 'chg-assess',
    outageMinutes: 90,
    implementationPlan: said('storage', 'plan'),
  });
  const upgrade = make('upgrade', ['silva', 'novak'], ['web'], {
    when: calendar.hours(fourth, '22:00', 4),
    placeholder: true,
  });
  const startedAt = at(lastNight, '01:10').utc;
  const endedAt = at(lastNight, '02:05').utc;
  const verbal = (['khan', 'novak'] as const).map((name) =>
    VerbalApproval.parse({
      id: nextId(),
      personId: person(name),
      role: t(`defaults:sample.people.${name}.role`),
      at: at(lastNight, '01:15').utc,
      means: t('defaults:sample.changes.byPhone'),
    }),
  );
  const night: When = { type: 'moments', start: at(lastNight, '01:10'), end: at(lastNight, '02:05') };
  const emergency = make('emergency', ['raman', 'novak'], ['pay'], {
    typeId: 'change-emergency',
    statusId: 'chg-review',
    priority: 1,
    when: night,
    submittedAt: startedAt,
    actualStart: startedAt,
    actualEnd: endedAt,
    outcome: 'successful',
    breakGlass: { reason: said('emergency', 'reason'), startedAt, endedAt, verbalApprovals: verbal, incident: '' },
  });
  const index = make('index', ['berger', 'novak'], ['core'], {
    ...ready('index', done, EASY, 'weber'),
    statusId: 'chg-closed',
    submittedAt: `${addDays(done, -9)}T09:00:00Z`,
    actualStart: at(done, '22:00').utc,
    actualEnd: at(done, '23:40').utc,
    outcome: 'successful',
  });

  let order = 0;
  const approval = (change: ChangeRequest, fields: Partial<Approval> & Pick<Approval, 'role'>): Change => ({
    op: 'create',
    table: 'approvals',
    record: Approval.parse({ id: nextId(), changeId: change.id, order: (order += 1), ...fields }),
  });
  const manager = { role: t('defaults:roles.changeManager'), personId: person('khan') };
  const ofBoard = { role: cab.name, boardId: cab.id };
  const agreed = (decidedAt: string) => ({ decision: 'approved' as const, decidedAt, decidedById: person('khan') });
  const meeting = {
    ...prepareMeeting(sitting, { people: new Map() }, nextId),
    agenda: [certificate, pool].map(({ id }, at2) =>
      AgendaItem.parse({ id: nextId(), changeId: id, minutes: at2 === 0 ? 5 : 2 }),
    ),
  };
  const standing = StandingChange.parse({
    id: nextId(),
    key: 'STD-1',
    title: t('defaults:sample.changes.standing.title'),
    serviceIds: [service('bus')],
    environments: [t('defaults:sample.environments.production')],
    insideWindows: true,
    quota: { count: 2, per: 'week' },
    expiresOn: addDays(calendar.lastDay, 90),
    guardrails: [t('defaults:sample.changes.standing.canary'), t('defaults:sample.changes.standing.flag')],
    ownerId: person('novak'),
    authorisedById: person('khan'),
    authorisedAt: `${addDays(calendar.firstDay, -20)}T09:00:00Z`,
  });
  const standard = new Set(
    parts.flatMap((one) =>
      one.op === 'create' && one.table === 'releases' && one.record.typeId === 'standard' ? [one.record.id] : [],
    ),
  );
  const rolled = parts.flatMap((one) =>
    one.op === 'create' && one.table === 'deployments' && standard.has(one.record.releaseId)
      ? [patchOf('deployments', one.record.id, { standingChangeId: standing.id })]
      : [],
  );
  return [
    ...[certificate, pool, storage, upgrade, emergency, index].map((record): Change => ({
      op: 'create',
      table: 'changes',
      record,
    })),
    approval(certificate, { ...manager, ...agreed(`${addDays(today, -4)}T10:00:00Z`) }),
    approval(certificate, ofBoard),
    ...[pool, storage, upgrade].flatMap((one) => [approval(one, manager), approval(one, ofBoard)]),
    ...verbal.map((one) =>
      approval(emergency, { id: one.id, role: one.role, personId: one.personId, ...agreed(one.at), note: one.means }),
    ),
    approval(emergency, { role: t('defaults:change.boards.ecab'), boardId: 'ecab' }),
    approval(index, { ...manager, ...agreed(`${addDays(done, -6)}T10:00:00Z`) }),
    approval(index, { ...ofBoard, ...agreed(`${addDays(done, -2)}T10:00:00Z`) }),
    { op: 'create', table: 'meetings', record: meeting },
    { op: 'create', table: 'standing-changes', record: standing },
    ...rolled,
  ];
}

/** The first Thursday from a day on whose window is not closed by the freeze of the quarter's end. */
function openNight(from: PlainDate, { lastDay }: SampleCalendar): PlainDate {
  const thursday = addDays(from, (4 - isoWeekday(from) + 7) % 7);
  const isFrozen = thursday >= addDays(lastDay, -13) && thursday <= addDays(lastDay, 2);
  return isFrozen ? openNight(addDays(thursday, 1), { lastDay } as SampleCalendar) : thursday;
}
