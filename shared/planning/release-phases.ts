import type { PhaseType } from '../model/configuration.ts';
import type { Phase } from '../model/phase.ts';
import type { Release } from '../model/release.ts';
import type { Id } from '../model/schema.ts';
import type { PlainDate } from '../model/time.ts';
import { addDays, daysBetween } from './days.ts';

/** Ids of the default phase types that do not lie before going live. */
const ON_THE_DAY = 'deployment';
export const EARLY_LIFE_SUPPORT = 'early-life-support';

/** Days where nothing says how long something takes. */
const LEAD_DAYS = 70;
const AFTER_DAYS = 14;
const NEW_PHASE_DAYS = 10;

interface Dates {
  readonly first: PlainDate;
  readonly last: PlainDate;
}

/**
 * One phase of each type as a first draft: the work shares the days from start to the day before
 * going live evenly, deployment is that day, early life support follows. Without dates it starts today.
 */
export function draftPhases(
  release: Release,
  types: readonly PhaseType[],
  today: PlainDate,
  nextId: () => Id,
): Phase[] {
  const before = types.filter((type) => type.id !== ON_THE_DAY && type.id !== EARLY_LIFE_SUPPORT);
  const live = release.releaseDate ?? addDays(release.startDate ?? today, LEAD_DAYS);
  const asked = release.startDate ?? addDays(live, -LEAD_DAYS);
  // Every phase takes a day at least, whatever the dates say.
  const latest = addDays(live, -Math.max(1, before.length));
  const start = asked < latest ? asked : latest;
  const days = daysBetween(start, live);
  const datesOf = (type: PhaseType): Dates => {
    if (type.id === ON_THE_DAY) return { first: live, last: live };
    if (type.id === EARLY_LIFE_SUPPORT) return { first: addDays(live, 1), last: addDays(live, AFTER_DAYS) };
    const at = before.indexOf(type);
    return {
      first: addDays(start, Math.floor((days * at) / before.length)),
      last: addDays(start, Math.floor((days * (at + 1)) / before.length) - 1),
    };
  };
  return types.map((type, at) => newPhase(release, type, datesOf(type), at, nextId()));
}

/** A phase after the last one there is; the first one starts with the release. */
export function followingPhase(
  release: Release,
  phases: readonly Phase[],
  type: PhaseType,
  today: PlainDate,
  id: Id,
): Phase {
  const last = phases.reduce<PlainDate | null>(
    (latest, p) => (latest === null || p.last > latest ? p.last : latest),
    null,
  );
  const first = last === null ? (release.startDate ?? today) : addDays(last, 1);
  const order = phases.reduce((most, phase) => Math.max(most, phase.order + 1), 0);
  return newPhase(release, type, { first, last: addDays(first, NEW_PHASE_DAYS - 1) }, order, id);
}

function newPhase(release: Release, type: PhaseType, dates: Dates, order: number, id: Id): Phase {
  return { id, releaseId: release.id, typeId: type.id, name: type.name, ...dates, notes: '', order };
}

/** The phases in another order: `id` one place up (-1) or down (1). Null when it is at the end already. */
export function reorderPhases(phases: readonly Phase[], id: Id, by: -1 | 1): Phase[] | null {
  const from = phases.findIndex((phase) => phase.id === id);
  const [phase, other] = [phases[from], phases[from + by]];
  if (phase === undefined || other === undefined) return null;
  const next = [...phases];
  next[from] = other;
  next[from + by] = phase;
  return next.map((one, order) => ({ ...one, order }));
}
