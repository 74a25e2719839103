import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { Waiver } from '../../model/waiver.ts';
import type { Conflict, ConflictMark } from './conflict.ts';

/** A conflict and the waiver that silences it, if one does. */
export interface Judged extends Judgement {
  readonly conflict: Conflict;
}

export interface Judgement {
  readonly waiver: Waiver | null;
  /** One that was given for other facts, or ran out: to be read before another is given. */
  readonly lapsed: Waiver | null;
}

/** Whether a waiver silences a conflict on a day: given for it, for these facts, and not run out. */
export function silences(waiver: Waiver, { id, facts }: ConflictMark, today: PlainDate): boolean {
  return waiver.conflictId === id && waiver.facts === facts && (waiver.until === null || waiver.until >= today);
}

const NONE: readonly Waiver[] = [];

/** Waivers by the conflict they were given for; of several the one given last counts. */
export class GivenWaivers {
  private readonly given = new Map<Id, Waiver[]>();

  constructor(waivers: readonly Waiver[]) {
    for (const waiver of [...waivers].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
      const list = this.given.get(waiver.conflictId);
      if (list === undefined) this.given.set(waiver.conflictId, [waiver]);
      else list.push(waiver);
    }
  }

  get isEmpty(): boolean {
    return this.given.size === 0;
  }

  of(conflict: ConflictMark, today: PlainDate): Judgement {
    const ours = this.given.get(conflict.id) ?? NONE;
    const waiver = ours.find((one) => silences(one, conflict, today)) ?? null;
    return { waiver, lapsed: waiver === null ? (ours[0] ?? null) : null };
  }
}

/** Every conflict with its waiver. */
export function judge(conflicts: readonly Conflict[], waivers: readonly Waiver[], today: PlainDate): Judged[] {
  const given = new GivenWaivers(waivers);
  return conflicts.map((conflict) => ({ conflict, ...given.of(conflict, today) }));
}
