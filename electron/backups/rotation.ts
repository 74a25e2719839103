/** Days for which the newest backup of each is kept. */
export const DAYS_KEPT = 14;
/** A backup holding less than this part of the fullest one's records is nearly empty beside it. */
const NEARLY_EMPTY = 0.1;

export interface RotationEntry {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  /** Null when its account is lost; such a backup is never rotated out, for it may be the full one. */
  readonly records: number | null;
}

const DAY_MS = 86_400_000;

/** True when `records` is nearly nothing beside the fullest of `others`. */
export function isNearlyEmpty(records: number, others: readonly RotationEntry[]): boolean {
  const fullest = Math.max(0, ...others.map((entry) => entry.records ?? 0));
  return records < fullest * NEARLY_EMPTY;
}

/**
 * Ids of the backups that go, after `newest` was written. Kept: the newest `most`, and the newest of each UTC day of
 * the last `DAYS_KEPT`.
 *
 * Hazard: a workspace emptied by mistake writes an empty backup a day, and would push out every full one while nobody
 * looks. So while the newest is nearly empty, only nearly empty ones make room for it.
 */
export function rotatedOut(
  entries: readonly RotationEntry[],
  newest: RotationEntry,
  { most, now }: { readonly most: number; readonly now: Date },
): string[] {
  const others = entries.filter((entry) => entry.id !== newest.id);
  const nearlyEmpty = newest.records !== null && isNearlyEmpty(newest.records, others);
  const subject = nearlyEmpty
    ? others.filter((entry) => entry.records !== null && isNearlyEmpty(entry.records, others))
    : others;
  const byTime = [newest, ...subject].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const kept = new Set(byTime.slice(0, most).map((entry) => entry.id));
  kept.add(newest.id);
  const days = new Set<string>();
  for (const entry of byTime) {
    if (now.getTime() - Date.parse(entry.createdAt) > DAYS_KEPT * DAY_MS) continue;
    const day = entry.createdAt.slice(0, 10);
    if (days.has(day)) continue;
    days.add(day);
    kept.add(entry.id);
  }
  return byTime.filter((entry) => !kept.has(entry.id) && entry.records !== null).map((entry) => entry.id);
}
