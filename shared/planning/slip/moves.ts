import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate, When } from '../../model/time.ts';
import { daysBetween } from '../days.ts';
import { dependentsByNeed } from '../dependencies.ts';
import { moveByWorkingDays } from '../working-time.ts';
import { byDays, type DayMove } from './day-move.ts';
import { releaseStays } from './fixed.ts';
import type { SlipBy, SlipContext, SlipRequest, SlipRows, SlipStay } from './request.ts';

export interface ReleaseMove {
  readonly release: Release;
  readonly move: DayMove;
  readonly why: 'chosen' | 'dependent';
}

export interface ChosenMoves {
  readonly moves: ReadonlyMap<Id, ReleaseMove>;
  readonly stays: readonly SlipStay[];
}

/** Which releases move and how each of its days does; the others asked for, with why they don't. */
export function chosenMoves(request: SlipRequest, rows: SlipRows, context: SlipContext): ChosenMoves {
  const byId = new Map(rows.releases.map((release) => [release.id, release]));
  const stays: SlipStay[] = [];
  const stay = ({ id, key: label }: Release, reason: SlipStay['reason']): void =>
    void stays.push({ table: 'releases', id, label, reason });
  const chosen: { release: Release; anchor: PlainDate }[] = [];
  const anchors = anchorsOf(request, rows);
  for (const id of new Set(request.releaseIds)) {
    const release = byId.get(id);
    if (release === undefined) continue;
    const reason = request.evenFixed === true ? null : releaseStays(release, context.statuses);
    const anchor = release.releaseDate ?? release.startDate ?? anchors.get(id);
    if (reason !== null) stay(release, reason);
    else if (anchor === undefined) stay(release, 'undated');
    else chosen.push({ release, anchor });
  }
  const moveOf = moving(
    request.by,
    chosen.map(({ anchor }) => anchor),
    context,
  );
  const moves = new Map<Id, ReleaseMove>();
  for (const { release, anchor } of chosen) moves.set(release.id, { release, move: moveOf(anchor), why: 'chosen' });
  if (request.dependents) addDependents(moves, byId, context, stay, moveOrder(chosen, request.by));
  return { moves, stays };
}

/** The move of a release, by its own date. */
function moving(
  by: SlipBy,
  anchors: readonly PlainDate[],
  { workingTime }: SlipContext,
): (anchor: PlainDate) => DayMove {
  switch (by.unit) {
    case 'days':
      return () => byDays(by.amount);
    case 'weeks':
      return () => byDays(by.amount * 7);
    case 'workingDays':
      return () => (day) => moveByWorkingDays(workingTime, day, by.amount);
    case 'date': {
      if (by.of === 'each') return (anchor) => byDays(daysBetween(anchor, by.date));
      const first = anchors.reduce<PlainDate | null>((least, at) => (least === null || at < least ? at : least), null);
      return () => byDays(first === null ? 0 : daysBetween(first, by.date));
    }
  }
}

/** What goes furthest first: a release that needs several of them goes as far as that one. */
function moveOrder(chosen: readonly { release: Release; anchor: PlainDate }[], by: SlipBy): readonly Id[] {
  const inOrder =
    by.unit === 'date' && by.of === 'each' ? [...chosen].sort((a, b) => (a.anchor < b.anchor ? -1 : 1)) : chosen;
  return inOrder.map(({ release }) => release.id);
}

function addDependents(
  moves: Map<Id, ReleaseMove>,
  byId: ReadonlyMap<Id, Release>,
  { statuses }: SlipContext,
  stay: (release: Release, reason: SlipStay['reason']) => void,
  order: readonly Id[],
): void {
  const dependents = dependentsByNeed(byId);
  const seen = new Set(moves.keys());
  for (const from of order) {
    const start = moves.get(from);
    if (start === undefined) continue;
    const { move } = start;
    const edge = [from];
    for (let at = edge.pop(); at !== undefined; at = edge.pop()) {
      for (const id of dependents.get(at) ?? []) {
        const release = byId.get(id);
        if (release === undefined || seen.has(id)) continue;
        seen.add(id);
        const reason = releaseStays(release, statuses);
        if (reason !== null) {
          stay(release, reason);
          continue;
        }
        moves.set(id, { release, move, why: 'dependent' });
        edge.push(id);
      }
    }
  }
}

/** The first day of anything that moves along, for releases that have no dates of their own. */
function anchorsOf({ releaseIds, along }: SlipRequest, rows: SlipRows): ReadonlyMap<Id, PlainDate> {
  const wanted = new Set(releaseIds);
  const found = new Map<Id, PlainDate>();
  const see = (releaseId: Id | null, when: When | PlainDate): void => {
    if (releaseId === null || !wanted.has(releaseId)) return;
    const day = typeof when === 'string' ? when : when.type === 'dates' ? when.first : when.start.wall.slice(0, 10);
    const known = found.get(releaseId);
    if (known === undefined || day < known) found.set(releaseId, day);
  };
  if (along.has('phases')) for (const { releaseId, first } of rows.phases) see(releaseId, first);
  if (along.has('gates')) for (const { releaseId, due } of rows.gates) see(releaseId, due);
  if (along.has('deployments')) for (const { releaseId, when } of rows.deployments) see(releaseId, when);
  if (along.has('bookings')) for (const { releaseId, when } of rows.bookings) see(releaseId, when);
  return found;
}
