import { Action } from '../../model/board.ts';
import { supportTemplates } from '../../model/defaults/support-template.ts';
import type { Change } from '../../model/journal.ts';
import type { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import {
  Complaint,
  Extension,
  Incident,
  KnownError,
  SupportDay,
  type SupportItem,
  type Support,
} from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays, daysBetween } from '../days.ts';
import { toMoment } from '../moments.ts';
import { setUpSupport, supportPhase } from '../support/set-up.ts';
import type { SampleCalendar } from './calendar.ts';
import type { SampleCatalogue } from './catalogue.ts';

type Said = 'signedOut' | 'slowMorning' | 'export' | 'mailTwice' | 'wish';

/** Day from the first, priority, days until resolved and by whom; which known error it was. */
const INCIDENTS: readonly (readonly [
  day: number,
  said: Said,
  priority: number,
  lasts: number | null,
  by: Incident['resolvedBy'],
  known: 0 | 1 | null,
])[] = [
  [0, 'signedOut', 2, 1, 'developer', null],
  [0, 'export', 3, 0, 'desk', 0],
  [1, 'mailTwice', 3, 2, 'desk', 1],
  [2, 'wish', 4, null, null, null],
  [3, 'export', 3, 0, 'desk', 0],
  [5, 'slowMorning', 3, null, null, null],
];

/** How far the log goes back: a sample made long after its release went live stays small. */
const MOST_DAYS = 14;
const EXTENDED_DAYS = 5;

/** The release that went live last, in the middle of its early life support on whatever day the sample is made. */
export function sampleSupport(
  parts: readonly Change[],
  { today, zone }: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const [template] = supportTemplates(t);
  const found = lastLive(parts, today);
  if (found === null || template === undefined) return [...parts];
  const { release, phase } = found;
  const extendedTo = phase.last < today ? addDays(today, EXTENDED_DAYS) : null;
  const made = setUpSupport({
    release,
    phases: [phase],
    template,
    phaseTypes: new Map(),
    leadId: release.ownerId,
    today,
    nextId,
  });
  const { support } = made;
  const at = (day: PlainDate, clock: string): string => toMoment(`${day}T${clock}`, zone).moment.utc;
  const knownErrors = (['export', 'mailTwice'] as const).map((said, index) =>
    KnownError.parse({
      id: nextId(),
      key: `KE-${index + 1}`,
      title: t(`defaults:support.sample.knownErrors.${said}.title`),
      symptom: t(`defaults:support.sample.knownErrors.${said}.symptom`),
      workaround: t(`defaults:support.sample.knownErrors.${said}.workaround`),
      article: index === 0 ? 'KB0010412' : '',
      ownerId: catalogue.person('weber'),
      serviceIds: release.serviceIds,
      releaseId: release.id,
      foundIn: index === 0 ? 'test' : 'production',
      expiresOn: addDays(today, 20),
      ...(index === 0 ? { riskAcceptedById: release.ownerId, riskAcceptedOn: addDays(phase.first, -2) } : {}),
    }),
  );
  const first = phase.first < addDays(today, -MOST_DAYS) ? addDays(today, -MOST_DAYS) : phase.first;
  const records: Change[] = [
    { op: 'create', table: 'supports', record: written(support, extendedTo, phase, catalogue, nextId, t, at) },
    ...made.items.map((item): Change => ({ op: 'create', table: 'support-items', record: worked(item, today) })),
    ...knownErrors.map((record): Change => ({ op: 'create', table: 'known-errors', record })),
    ...days(support.id, first, today).map((record): Change => ({ op: 'create', table: 'support-days', record })),
    ...incidents(release, first, today, knownErrors, nextId, t, at).map((record): Change => ({
      op: 'create',
      table: 'incidents',
      record,
    })),
    {
      op: 'create',
      table: 'complaints',
      record: Complaint.parse({
        id: nextId(),
        supportId: support.id,
        day: first,
        who: t('defaults:support.sample.complaint.who'),
        channel: t('defaults:support.sample.complaint.channel'),
        theme: t('defaults:support.sample.complaint.theme'),
        text: t('defaults:support.sample.complaint.text'),
      }),
    },
    {
      op: 'create',
      table: 'actions',
      record: Action.parse({
        id: nextId(),
        supportId: support.id,
        text: t('defaults:support.sample.action'),
        ownerId: catalogue.person('novak'),
        due: addDays(today, 2),
        createdAt: at(today, '09:30'),
      }),
    },
  ];
  return [...(extendedTo === null ? parts : parts.map((part) => extended(part, phase, extendedTo))), ...records];
}

function lastLive(parts: readonly Change[], today: PlainDate): { release: Release; phase: Phase } | null {
  const created = parts.filter((part) => part.op === 'create');
  const phases = created.flatMap((part) => (part.table === 'phases' ? [part.record] : []));
  const live = created
    .flatMap((part) => (part.table === 'releases' ? [part.record] : []))
    .flatMap((release) => {
      const phase = supportPhase(phases.filter(({ releaseId }) => releaseId === release.id));
      return phase === null || phase.first > today ? [] : [{ release, phase }];
    });
  return live.toSorted((a, b) => (a.phase.first < b.phase.first ? 1 : -1))[0] ?? null;
}

function extended(part: Change, phase: Phase, last: PlainDate): Change {
  return part.op === 'create' && part.table === 'phases' && part.record.id === phase.id
    ? { ...part, record: { ...part.record, last } }
    : part;
}

type At = (day: PlainDate, clock: string) => string;

function written(
  support: Support,
  extendedTo: PlainDate | null,
  phase: Phase,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
  at: At,
): Support {
  const said = (key: 'scope' | 'delivers' | 'affected' | 'trouble'): string => t(`defaults:support.sample.${key}`);
  const level = (name: 'desk' | 'support' | 'developer', who: 'weber' | 'novak' | 'khan', contact: string) => ({
    id: nextId(),
    name: t(`support:escalation.defaults.${name}`),
    contact,
    hours: t('defaults:support.sample.hours'),
    personIds: [catalogue.person(who)],
    rota: [],
    testedOn: addDays(phase.first, -2),
  });
  return {
    ...support,
    scope: said('scope'),
    delivers: said('delivers'),
    affected: said('affected'),
    trouble: said('trouble'),
    criteriaAgreedOn: addDays(phase.first, -7),
    escalation: [level('desk', 'weber', '2200'), level('support', 'novak', '2240'), level('developer', 'khan', '2266')],
    extensions:
      extendedTo === null
        ? []
        : [
            Extension.parse({
              id: nextId(),
              from: phase.last,
              to: extendedTo,
              reason: t('defaults:support.sample.extension'),
              at: at(phase.last, '16:00'),
              personId: support.leadId,
            }),
          ],
  };
}

/** What was due is done but for the last of it, which somebody is at. */
function worked(item: SupportItem, today: PlainDate): SupportItem {
  if (item.due === null || item.due > today) return item;
  if (daysBetween(item.due, today) < 2) return { ...item, state: 'inProgress' };
  return { ...item, state: 'done', doneOn: item.due };
}

function days(supportId: string, first: PlainDate, today: PlainDate): SupportDay[] {
  return Array.from({ length: daysBetween(first, today) }, (_, at) =>
    SupportDay.parse({
      id: `${supportId}:${addDays(first, at)}`,
      supportId,
      day: addDays(first, at),
      satisfaction: Math.min(88, 71 + at * 2),
      slaMet: at !== 1,
    }),
  );
}

function incidents(
  release: Release,
  first: PlainDate,
  today: PlainDate,
  knownErrors: readonly KnownError[],
  nextId: () => string,
  t: Text,
  at: At,
): Incident[] {
  const seen = INCIDENTS.filter(([day]) => addDays(first, day) < today);
  const inTest = Incident.parse({
    id: nextId(),
    key: 'INC0048011',
    title: t('defaults:support.sample.incidents.export'),
    priority: 3,
    openedAt: at(addDays(first, -8), '10:40'),
    releaseId: release.id,
    serviceIds: release.serviceIds.slice(0, 1),
    preProduction: true,
    knownErrorId: knownErrors[0]?.id ?? null,
  });
  return [
    inTest,
    ...seen.map(([day, said, priority, lasts, by, known], index) => {
      const end = lasts === null ? null : addDays(first, day + lasts);
      const isOver = end !== null && end < today;
      return Incident.parse({
        id: nextId(),
        key: `INC00${50_110 + index * 7}`,
        title: t(`defaults:support.sample.incidents.${said}`),
        priority,
        openedAt: at(addDays(first, day), '09:20'),
        resolvedAt: isOver ? at(end, '15:45') : null,
        resolvedBy: isOver ? by : null,
        releaseId: release.id,
        serviceIds: release.serviceIds.slice(0, 1),
        knownErrorId: known === null ? null : (knownErrors[known]?.id ?? null),
        isRequest: said === 'wish',
      });
    }),
  ];
}
