import { Deployment } from '../../model/deployment.ts';
import type { Change } from '../../model/journal.ts';
import { Phase } from '../../model/phase.ts';
import { Release } from '../../model/release.ts';
import type { PlainDate, When } from '../../model/time.ts';
import type { Text } from '../../text/index.ts';
import { addDays } from '../days.ts';
import type { SampleCalendar } from './calendar.ts';
import type { SampleCatalogue } from './catalogue.ts';
import { sampleGates } from './gates.ts';
import { PORTFOLIO, type SampleRelease } from './portfolio.ts';

/** Days before going live at which each stage starts; the next stage ends the one before. */
const STAGES = {
  major: { plan: 36, development: 31, test: 16, uat: 9, support: 9 },
  minor: { plan: null, development: null, test: null, uat: 9, support: 5 },
  hotfix: { plan: null, development: null, test: null, uat: null, support: 3 },
  emergency: { plan: null, development: null, test: null, uat: null, support: 3 },
  standard: { plan: null, development: null, test: null, uat: null, support: null },
} as const;

export function sampleReleases(
  calendar: SampleCalendar,
  catalogue: SampleCatalogue,
  nextId: () => string,
  t: Text,
): Change[] {
  const ids = new Map(PORTFOLIO.map((item) => [item.name, nextId()]));
  const idOf = (name: SampleRelease['name']): string => ids.get(name) ?? '';
  return PORTFOLIO.flatMap((item) => {
    const live = calendar.day(...item.live);
    const stages = STAGES[item.type];
    const start = addDays(live, -(stages.plan ?? (stages.uat === null ? 5 : 28)));
    const statusId = item.status ?? statusFor(calendar.today, start, live, stages.support ?? 0);
    const release = Release.parse({
      id: idOf(item.name),
      key: `${item.prefix} ${calendar.version(item.quarter)}${item.suffix}`,
      name: t(`defaults:sample.releases.${item.name}`),
      typeId: item.type,
      statusId,
      serviceIds: item.services.map(catalogue.service),
      teamIds: [...new Set(item.services.map(catalogue.teamOf))],
      ownerId: catalogue.person(item.owner),
      // Small ones are a day, not a stretch.
      startDate: stages.development === null ? null : start,
      releaseDate: live,
      dependsOn: item.needs.map(idOf),
      notes: item.noted === undefined ? '' : t(`defaults:sample.notes.${item.noted}`),
    });
    if (item.status === 'cancelled') return [{ op: 'create', table: 'releases', record: release }];
    return [
      { op: 'create', table: 'releases', record: release },
      ...phases(item, release, live, nextId, t),
      ...deployments(item, release, live, calendar, nextId, t),
      ...sampleGates(item, release, live, calendar, catalogue, nextId, t),
    ];
  });
}

/** Days from the end of support until the review is done and the release closed. */
const REVIEWED_AFTER = 21;

function statusFor(today: PlainDate, start: PlainDate, live: PlainDate, support: number): string {
  if (addDays(live, support + REVIEWED_AFTER) < today) return 'closed';
  if (live < today) return 'released';
  if (addDays(live, -8) <= today) return 'ready';
  return start <= today ? 'in-progress' : 'planned';
}

function phases(item: SampleRelease, release: Release, live: PlainDate, nextId: () => string, t: Text): Change[] {
  const { plan, development, test, uat, support } = STAGES[item.type];
  const starts = [
    ['plan', plan],
    ['development', development],
    ['system-test', test],
    ['uat', uat],
  ] as const;
  const known = starts.flatMap(([id, before]) => (before === null ? [] : [{ id, first: addDays(live, -before) }]));
  const spans: { id: string; name: string; first: PlainDate; last: PlainDate }[] = known.map((stage, index) => ({
    id: stage.id,
    name: t(`defaults:phaseTypes.${stage.id}`),
    first: stage.first,
    last: addDays(known[index + 1]?.first ?? addDays(live, -1), -1),
  }));
  if (support !== null) {
    const name = t('defaults:phaseTypes.early-life-support');
    spans.push({ id: 'early-life-support', name, first: addDays(live, 1), last: addDays(live, support) });
  }
  return spans.map((span, order) => ({
    op: 'create',
    table: 'phases',
    record: Phase.parse({
      id: nextId(),
      releaseId: release.id,
      typeId: span.id,
      name: span.name,
      first: span.first,
      last: span.last,
      order,
    }),
  }));
}

interface Planned {
  readonly environment: string;
  readonly when: When;
  readonly production: boolean;
  readonly backedOut?: boolean;
}

function deployments(
  item: SampleRelease,
  release: Release,
  live: PlainDate,
  calendar: SampleCalendar,
  nextId: () => string,
  t: Text,
): Change[] {
  const { uat, test } = STAGES[item.type];
  const night = calendar.hours(live, '22:00', item.type === 'major' ? 6 : item.type === 'minor' ? 4 : 2);
  const planned: Planned[] = [];
  if (test !== null) {
    const when = calendar.hours(addDays(live, -test), '18:00', 2);
    planned.push({ environment: t('defaults:sample.environments.test'), when, production: false });
  }
  if (uat !== null) {
    const when = calendar.hours(addDays(live, -uat), '18:00', 2);
    planned.push({ environment: t('defaults:sample.environments.uat'), when, production: false });
  }
  // A first try that was taken back, so that the sample shows how that looks.
  if (item.type === 'hotfix') {
    const when = calendar.hours(addDays(live, -2), '22:00', 1);
    planned.push({
      environment: t('defaults:sample.environments.production'),
      when,
      production: true,
      backedOut: true,
    });
  }
  planned.push({ environment: t('defaults:sample.environments.production'), when: night, production: true });
  return planned.map(({ environment, when, production, backedOut }) => ({
    op: 'create',
    table: 'deployments',
    record: Deployment.parse({
      id: nextId(),
      releaseId: release.id,
      environment,
      when,
      statusId: backedOut === true ? 'dep-backed-out' : deploymentStatus(when, calendar.today, production),
      ownerId: release.ownerId,
    }),
  }));
}

function deploymentStatus(when: When, today: PlainDate, production: boolean): string {
  const start = when.type === 'moments' ? when.start.wall.slice(0, 10) : when.first;
  if (start < today) return 'dep-done';
  if (!production) return 'dep-planned';
  if (addDays(start, -5) <= today) return 'dep-approved';
  return addDays(start, -21) <= today ? 'dep-awaiting' : 'dep-planned';
}
