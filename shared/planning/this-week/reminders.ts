import type { PlainDate } from '../../model/time.ts';
import type { Configuration } from '../configuration.ts';
import { addDays } from '../days.ts';
import { startOfDayMs, toMoment } from '../moments.ts';
import type { Need, NeedKind } from './needs.ts';

/** Something to be brought to somebody's mind now. */
export interface Reminder {
  /** The same thing on another day is another reminder. */
  readonly id: string;
  readonly need: Need;
}

/** What begins at an hour is brought up this long before. */
const BEFORE_MS = 30 * 60_000;
/** Days before, for what others have to prepare for. */
const DAYS_BEFORE = { approvals: 7, freezes: 1 } as const;

/**
 * What is to be reminded of at `now` (epoch ms), of the kinds that are on. What has an hour of its own
 * comes half an hour before it, the rest in the morning (the workspace's first working hour): a gate and a
 * booking on their day, a freeze the day before, a request a week before. What is over, or was
 * overdue before, is not: the page names it.
 */
export function remindersOf(
  needs: readonly Need[],
  { settings }: Configuration,
  on: ReadonlySet<NeedKind>,
  now: number,
): Reminder[] {
  const hour = String(settings.dayStart).padStart(2, '0');
  const morning = (day: PlainDate): number => Date.parse(toMoment(`${day}T${hour}:00`, settings.zone).moment.utc);
  return needs.flatMap((need) => {
    if (!on.has(need.kind) || need.state === 'overdue') return [];
    const over = startOfDayMs(addDays(need.day, 1), settings.zone);
    const from = dueAt(need, morning);
    return from <= now && now < over ? [{ id: reminderId(need), need }] : [];
  });
}

export function reminderId({ kind, entry, day }: Need): string {
  return `${kind} ${entry.id} ${day}`;
}

function dueAt({ kind, entry, day, reason }: Need, morning: (day: PlainDate) => number): number {
  if (kind === 'approvals') return morning(addDays(day, -DAYS_BEFORE.approvals));
  if (reason.code === 'hardFreezeBegins' || reason.code === 'softFreezeBegins')
    return morning(addDays(day, -DAYS_BEFORE.freezes));
  const early = morning(day);
  if (entry.when.type === 'dates') return early;
  const before = Date.parse(entry.when.start.utc) - BEFORE_MS;
  return kind === 'deployments' || kind === 'cutOffs' ? before : Math.min(early, before);
}
