import type { PhaseType } from '../../model/configuration.ts';
import type { Change } from '../../model/journal.ts';
import { Phase } from '../../model/phase.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import { Support, SupportItem, SupportTemplate } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import { addDays, daysBetween } from '../days.ts';
import { EARLY_LIFE_SUPPORT } from '../release-phases.ts';

export interface SetUpRequest {
  readonly release: Release;
  /** Those of the release. */
  readonly phases: readonly Phase[];
  readonly template: SupportTemplate;
  readonly phaseTypes: ReadonlyMap<Id, PhaseType>;
  readonly leadId: Id | null;
  readonly today: PlainDate;
  readonly nextId: () => Id;
}

export interface SetUp {
  readonly support: Support;
  readonly phase: Phase;
  readonly items: readonly SupportItem[];
  readonly changes: readonly Change[];
}

/** The release's phase of early life support, the first where there are several; null where there is none. */
export function supportPhase(phases: readonly Phase[]): Phase | null {
  const own = phases.filter(({ typeId }) => typeId === EARLY_LIFE_SUPPORT);
  return own.toSorted((a, b) => (a.first < b.first ? -1 : 1))[0] ?? null;
}

/** First and last day of a phase made for it: from going live on, both ends counted. */
export function plannedDays(
  release: Pick<Release, 'releaseDate'>,
  template: Pick<SupportTemplate, 'days'>,
  today: PlainDate,
): { first: PlainDate; last: PlainDate } {
  const first = release.releaseDate ?? today;
  return { first, last: addDays(first, template.days - 1) };
}

/**
 * Early life support of a release from a template. Days of its lines are counted from going live, which is
 * the release's own day, or the phase's first where it has none.
 */
export function setUpSupport(request: SetUpRequest): SetUp {
  const { release, template, leadId, nextId } = request;
  const existing = supportPhase(request.phases);
  const phase = existing ?? newSupportPhase(request);
  const live = release.releaseDate ?? phase.first;
  const support = Support.parse({
    id: nextId(),
    releaseId: release.id,
    phaseId: phase.id,
    leadId,
    teamIds: release.teamIds,
    extensionRule: template.extensionRule,
    exitCriteria: template.exitCriteria.map((criterion) => ({
      ...criterion,
      id: nextId(),
      met: false,
      measured: '',
      note: '',
    })),
    signOffs: template.signOffRoles.map((role) => ({ id: nextId(), role })),
  });
  const items = template.items.map(({ section, text, role, dueOffset }, order) =>
    SupportItem.parse({
      id: nextId(),
      supportId: support.id,
      section,
      text,
      role,
      due: dueOffset === null ? null : addDays(live, dueOffset),
      order,
    }),
  );
  const changes: Change[] = [
    ...(existing === null ? [{ op: 'create', table: 'phases', record: phase } as const] : []),
    { op: 'create', table: 'supports', record: support },
    ...items.map((record): Change => ({ op: 'create', table: 'support-items', record })),
  ];
  return { support, phase, items, changes };
}

export function newSupportPhase(
  request: Pick<SetUpRequest, 'release' | 'phases' | 'template' | 'phaseTypes' | 'today' | 'nextId'>,
): Phase {
  const { release, phases, template, phaseTypes, today, nextId } = request;
  return Phase.parse({
    id: nextId(),
    releaseId: release.id,
    typeId: EARLY_LIFE_SUPPORT,
    name: phaseTypes.get(EARLY_LIFE_SUPPORT)?.name ?? template.name,
    ...plannedDays(release, template, today),
    order: phases.reduce((most, { order }) => Math.max(most, order + 1), 0),
  });
}

/** Furthest day from going live, as the model has it. */
const MOST_OFFSET = 365;

/**
 * A support's checklist and exit criteria as the template others begin with: due days become offsets from
 * going live, what was found stays behind. The template keeps its name and days.
 */
export function asTemplate(
  template: SupportTemplate,
  support: Support,
  items: readonly SupportItem[],
  live: PlainDate,
  nextId: () => Id,
): SupportTemplate {
  const inOrder = items.toSorted((a, b) =>
    a.section < b.section ? -1 : a.section > b.section ? 1 : a.order - b.order,
  );
  return SupportTemplate.parse({
    ...template,
    items: inOrder.map(({ section, text, role, due }) => ({
      id: nextId(),
      section,
      text,
      role,
      dueOffset: due === null ? null : Math.max(-MOST_OFFSET, Math.min(MOST_OFFSET, daysBetween(live, due))),
    })),
    exitCriteria: support.exitCriteria.map((criterion) => ({
      ...criterion,
      id: nextId(),
      met: false,
      measured: '',
      note: '',
    })),
    signOffRoles: support.signOffs.map(({ role }) => role),
    extensionRule: support.extensionRule,
  });
}
