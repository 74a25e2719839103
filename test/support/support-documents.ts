import type { PlainDate } from '#shared/model/time.ts';
import { freezeSupport, type SupportSource } from '#shared/documents/support/freeze.ts';
import type { SupportDocument, SupportSnapshot } from '#shared/documents/support/snapshot.ts';
import { TABLES, type RecordOf } from '#shared/model/tables.ts';
import type { SupportBook } from '#shared/planning/support/book.ts';
import { day, incident, item, knownError, LIVE, onDay, phase, release } from './any-support.ts';
import { service } from './change.ts';
import { defaultPlan } from './plan.ts';

const people = ['Ann Åström', 'Борис Иванов', 'محمد الأحمد', '王小明'].map((name, at) =>
  TABLES.people.parse({ id: `person-${at}`, name }),
);
const services = [
  service('core', [], { name: 'Core banking' }),
  service('web', ['core'], { name: 'Web portal' }),
  service('app', ['web'], { name: 'Mobile app' }),
];

/** How much of everything there is, and what is said in every field; by the words of a plan without it. */
export interface Fullness {
  readonly knownErrors?: number;
  readonly text?: string;
}

export const level = (at: number, said: string) => ({
  id: `level-${at}`,
  name: `L${at} ${said}`,
  contact: `22${at}0`,
  hours: 'Mon–Fri 8–18',
  personIds: ['person-1'],
  rota: [
    { id: `turn-${at}`, first: LIVE, last: onDay(6), personId: 'person-2' },
    { id: `next-${at}`, first: onDay(7), last: onDay(13), personId: 'person-3' },
  ],
  testedOn: at === 1 ? onDay(-2) : null,
});

/** An early life support with something in every part of it. */
export function fullBook({ knownErrors = 3, text = 'said' }: Fullness = {}): SupportBook {
  const say = (what: string): string => (text === 'said' ? `${what}.` : `${what} ${text}`);
  const support: RecordOf<'supports'> = TABLES.supports.parse({
    id: 's',
    releaseId: 'r',
    phaseId: 'p',
    leadId: 'person-0',
    scope: say('All branches in Germany'),
    extensionRule: say('By a week while a P2 is open'),
    guaranteeUntil: onDay(90),
    budget: 24000,
    criteriaAgreedOn: onDay(-7),
    exitCriteria: [
      { id: 'c1', metric: 'openMajor', text: say('No open P1 or P2'), target: 0 },
      { id: 'c2', metric: 'stableDays', text: say('Stable for ten days'), target: 10 },
      { id: 'c3', metric: 'manual', text: say('One business cycle passed'), measured: say('Month end is open') },
    ],
    escalation: [level(1, say('Service desk')), level(2, say('Support team'))],
    rollbackAuthorityId: 'person-0',
    majorIncidentManagerId: 'person-1',
    bridge: '+49 30 1234',
    delivers: say('A new payment screen'),
    affected: say('Tellers in all branches'),
    trouble: say('Month end prints more slowly'),
    whomToCall: say('The floor-walkers wear green'),
    supportModel: say('Second level by Team Core'),
    vendorContacts: say('Vendor desk 0800'),
    lessons: say('Train the desk a week earlier'),
    pirOn: onDay(35),
    extensions: [
      { id: 'e', from: onDay(20), to: onDay(27), reason: say('A P2 was open'), at: `${onDay(19)}T12:00:00Z` },
    ],
    decision: 'conditional',
    decidedAt: `${onDay(13)}T15:00:00Z`,
    conditions: say('KE-2 is mended by April'),
    signOffs: ['Business', 'Service transition', 'Service delivery'].map((role, at) => ({
      id: `sign-${at}`,
      role: say(role),
      personId: `person-${at}`,
      decision: 'approved',
      decidedAt: `${onDay(13)}T14:0${at}:00Z`,
      note: say('Agreed'),
    })),
  });
  return {
    support,
    release: { ...release, serviceIds: ['core'] },
    phase,
    zone: 'UTC',
    items: (['A', 'B', 'F'] as const).map((section, at) =>
      item({
        section,
        text: say(`Line of ${section}`),
        ownerId: `person-${at}`,
        due: onDay(at),
        evidence: say('Page 12'),
        note: say('Asked twice'),
        state: at === 0 ? 'done' : 'open',
        doneOn: at === 0 ? onDay(0) : null,
      }),
    ),
    days: [day(0, { satisfaction: 71, slaMet: true, changesMade: say('Cache emptied'), notes: say('Calm') })],
    complaints: [
      TABLES.complaints.parse({
        id: 'complaint',
        supportId: 's',
        day: onDay(1),
        who: say('Teller'),
        channel: say('Phone'),
        theme: say('Print'),
        text: say('It is slow'),
        reply: say('We know'),
      }),
    ],
    incidents: [
      incident(0, 1, { key: 'INC-1', title: say('Signed out'), priority: 2, resolvedBy: 'desk' }),
      incident(2, null, {
        key: 'INC-2',
        title: say('Export stops'),
        priority: 3,
        serviceIds: ['core'],
        note: say('Log is kept'),
      }),
      incident(3, null, { key: 'INC-3', title: say('Bigger letters'), priority: 4, isRequest: true }),
      incident(-4, null, { key: 'INC-0', title: say('Prints twice'), priority: 3, preProduction: true }),
    ],
    knownErrors: Array.from({ length: knownErrors }, (_, at) =>
      knownError({
        id: `ke-${at + 1}`,
        key: `KE-${at + 1}`,
        title: say(`Known error ${at + 1}`),
        symptom: say('The list is empty'),
        workaround: say('Choose the month first'),
        article: say('KB0012'),
        ownerId: 'person-3',
        fixReleaseId: 'r2',
        expiresOn: onDay(40),
        riskAcceptedById: 'person-0',
        riskAcceptedOn: onDay(-2),
      }),
    ),
  };
}

export function supportSource(book: SupportBook): SupportSource {
  const { configuration } = defaultPlan('UTC');
  const byId = <R extends { id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
    new Map(rows.map((row) => [row.id, row]));
  return {
    configuration: { ...configuration, people: byId(people), services: byId(services) },
    book,
    actions: [
      TABLES.actions.parse({
        id: 'action',
        supportId: 's',
        text: 'Call the printer firm',
        ownerId: 'person-1',
        due: onDay(15),
        createdAt: `${onDay(1)}T09:00:00Z`,
      }),
    ],
    releases: [book.release, { ...release, id: 'r2', key: 'PAY 2', name: 'Payments two' }],
    dataAsOf: `${onDay(13)}T16:00:00Z`,
  };
}

export function supportSnapshot(
  kind: SupportDocument,
  book: SupportBook = fullBook(),
  { asOf = onDay(14), classification = 'Internal' }: { asOf?: PlainDate; classification?: string } = {},
): SupportSnapshot {
  return freezeSupport(supportSource(book), {
    kind,
    workspace: 'Bank',
    revision: 1,
    asOf: `${asOf}T09:00:00Z`,
    classification,
    paper: 'a4',
    language: 'en',
    locale: 'en-GB',
  });
}
