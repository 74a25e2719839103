import type { Phase } from '../../../model/phase.ts';
import type { Release } from '../../../model/release.ts';
import { EARLY_LIFE_SUPPORT } from '../../release-phases.ts';
import { refOf, type Ref } from '../conflict.ts';
import type { Context } from '../context.ts';
import type { Interval } from '../intervals.ts';

export interface Support extends Interval {
  readonly ref: Ref;
  readonly units: 1;
  readonly release: Release;
}

/**
 * Early life support that is still to come or going on. A release that is done has it still before it;
 * only a cancelled one has none.
 */
export function supportsOf(release: Release, phases: readonly Phase[], context: Context): Support[] {
  if (context.categoryOf(release) === 'cancelled') return [];
  return phases.flatMap((phase) => {
    if (phase.typeId !== EARLY_LIFE_SUPPORT) return [];
    const { start, end } = context.instants.ofDays(phase.first, phase.last);
    if (end <= context.todayStart) return [];
    return [{ ref: refOf('phases', phase.id), start, end, units: 1 as const, release }];
  });
}
