import { labelOf, patchOf, type Change } from '../../model/journal.ts';
import type { Release } from '../../model/release.ts';
import type { Id } from '../../model/schema.ts';
import type { When } from '../../model/time.ts';
import { bookingLabel } from '../bookings.ts';
import { moveWhen, type DayMove } from './day-move.ts';
import { eventsThatStay } from './events.ts';
import { bookingStays, deploymentStays, gateStays, type StayReason } from './fixed.ts';
import { chosenMoves } from './moves.ts';
import {
  PART_TABLES,
  type PartTable,
  type SlipContext,
  type SlipMove,
  type SlipPlan,
  type SlippedRelease,
  type SlipRequest,
  type SlipRows,
  type SlipStay,
} from './request.ts';

/**
 * Moves releases and what belongs to them, and accounts for it: what moves along, what stays because
 * it is done or is not theirs. Pure, and writes nothing; a slip by n and then by -n restores every
 * field of what has dates on working days, any slip by days does so always.
 */
export function planSlip(request: SlipRequest, rows: SlipRows, context: SlipContext): SlipPlan {
  const { moves, stays } = chosenMoves(request, rows, context);
  const parts = partsByRelease(rows, new Set(moves.keys()), context);
  const releases: SlippedRelease[] = [];
  const changes: Change[] = [];
  for (const [id, { release, move, why }] of moves) {
    const own = moveRelease(release, move);
    const slipped = moveParts(parts.get(id) ?? [], move, request.along, context);
    const isNothing = why === 'dependent' && dateOf(release) === null && slipped.account.moves.length === 0;
    if (isNothing) continue;
    changes.push(...own, ...slipped.changes);
    const from = dateOf(release);
    releases.push({ release, why, from, to: from === null ? null : move(from), ...slipped.account });
  }
  return { changes, releases, stays: [...stays, ...eventsThatStay(releases, rows.events, context.zone)] };
}

/** The date a release is known by. */
export const dateOf = ({ releaseDate, startDate }: Release): string | null => releaseDate ?? startDate;

function moveRelease(release: Release, move: DayMove): Change[] {
  const fields: Partial<Release> = {};
  for (const field of ['startDate', 'releaseDate'] as const) {
    const day = release[field];
    if (day !== null && move(day) !== day) fields[field] = move(day);
  }
  return Object.keys(fields).length === 0 ? [] : [{ op: 'patch', table: 'releases', id: release.id, fields }];
}

interface Part {
  readonly table: PartTable;
  readonly id: Id;
  readonly label: string;
  readonly when: When;
  readonly stays: (context: SlipContext) => StayReason | null;
  /** The fields that hold its time. */
  readonly fields: (when: When) => Record<string, unknown>;
}

function partsByRelease(rows: SlipRows, wanted: ReadonlySet<Id>, context: SlipContext): Map<Id, Part[]> {
  const found = new Map<Id, Part[]>();
  const add = (releaseId: Id | null, part: () => Part): void => {
    if (releaseId === null || !wanted.has(releaseId)) return;
    const list = found.get(releaseId);
    if (list === undefined) found.set(releaseId, [part()]);
    else list.push(part());
  };
  for (const phase of rows.phases) {
    add(phase.releaseId, () => ({
      table: 'phases',
      id: phase.id,
      label: labelOf(phase),
      when: { type: 'dates', first: phase.first, last: phase.last },
      stays: () => null,
      fields: (when) => (when.type === 'dates' ? { first: when.first, last: when.last } : {}),
    }));
  }
  for (const gate of rows.gates) {
    add(gate.releaseId, () => ({
      table: 'gates',
      id: gate.id,
      label: labelOf(gate),
      when: gate.due,
      stays: (context) => gateStays(gate, context),
      fields: (due) => ({ due }),
    }));
  }
  for (const deployment of rows.deployments) {
    add(deployment.releaseId, () => ({
      table: 'deployments',
      id: deployment.id,
      label: labelOf(deployment),
      when: deployment.when,
      stays: ({ statuses }) => deploymentStays(deployment, statuses),
      fields: (when) => ({ when }),
    }));
  }
  for (const booking of rows.bookings) {
    add(booking.releaseId, () => ({
      table: 'bookings',
      id: booking.id,
      label: bookingLabel(booking, null, context),
      when: booking.when,
      stays: () => bookingStays(booking),
      fields: (when) => ({ when }),
    }));
  }
  return found;
}

function moveParts(
  parts: readonly Part[],
  move: DayMove,
  along: ReadonlySet<PartTable>,
  context: SlipContext,
): { changes: Change[]; account: { moves: SlipMove[]; stays: SlipStay[] } } {
  const changes: Change[] = [];
  const moves: SlipMove[] = [];
  const stays: SlipStay[] = [];
  for (const part of parts) {
    if (!along.has(part.table)) continue;
    const { table, id, label, when: from } = part;
    const reason = part.stays(context);
    if (reason !== null) {
      stays.push({ table, id, label, reason });
      continue;
    }
    const { when: to, hour } = moveWhen(from, move);
    if (startDay(to) === startDay(from) && endDay(to) === endDay(from)) continue;
    changes.push(patchOf(table, id, part.fields(to)));
    moves.push({ table, id, label, from, to, hour });
  }
  return { changes, account: { moves, stays } };
}

const startDay = (when: When): string => (when.type === 'dates' ? when.first : when.start.wall);
const endDay = (when: When): string => (when.type === 'dates' ? when.last : when.end.wall);

/** What moves, by kind, over all releases of a plan. */
export function countMoves(releases: readonly SlippedRelease[]): Record<PartTable, number> {
  const counts = Object.fromEntries(PART_TABLES.map((table) => [table, 0])) as Record<PartTable, number>;
  for (const { moves } of releases) for (const { table } of moves) counts[table] += 1;
  return counts;
}
