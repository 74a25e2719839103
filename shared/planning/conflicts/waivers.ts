import type { PlainDate } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Conflict } from './conflict.ts';

/** A conflict and the waiver that silences it, if one does. */
export interface Judged {
  readonly conflict: Conflict;
  readonly waiver: Waiver | null;
  /** One that was given for other facts, or ran out: to be read before another is given. */
  readonly lapsed: Waiver | null;
}

/** Whether a waiver silences a conflict on a day: given for it, for these facts, and not run out. */
export function silences(waiver: Waiver, { id, facts }: Conflict, today: PlainDate): boolean {
  return waiver.conflictId === id && waiver.facts === facts && (waiver.until === null || waiver.until >= today);
}

/** Every conflict with its waiver; of several the one given last. */
export function judge(conflicts: readonly Conflict[], waivers: readonly Waiver[], today: PlainDate): Judged[] {
  const given = new Map<string, Waiver[]>();
  for (const waiver of [...waivers].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
    const list = given.get(waiver.conflictId);
    if (list === undefined) given.set(waiver.conflictId, [waiver]);
    else list.push(waiver);
  }
  return conflicts.map((conflict) => {
    const ours = given.get(conflict.id) ?? [];
    const waiver = ours.find((one) => silences(one, conflict, today)) ?? null;
    return { conflict, waiver, lapsed: waiver === null ? (ours[0] ?? null) : null };
  });
}
