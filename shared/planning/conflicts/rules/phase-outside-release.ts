import { EARLY_LIFE_SUPPORT } from '../../release-phases.ts';
import { addDays } from '../../days.ts';
import { refOf } from '../conflict.ts';
import { isOpen } from './go-live.ts';
import { rule } from './rule.ts';

/** A phase that begins before its release starts, or ends after its day of going live; support comes after it. */
export const phaseOutsideRelease = rule({
  scope: 'release',
  severity: 'warning',
  tune: { graceDays: 0 },
  find: ({ release, phases }, { graceDays }, context) => {
    if (!isOpen(release, context)) return [];
    const { startDate, releaseDate } = release;
    return phases.flatMap((phase) => {
      const isEarly = startDate !== null && phase.first < addDays(startDate, -graceDays);
      const isLate =
        releaseDate !== null && phase.typeId !== EARLY_LIFE_SUPPORT && phase.last > addDays(releaseDate, graceDays);
      if (!isEarly && !isLate) return [];
      return [
        {
          about: [refOf('phases', phase.id)],
          beside: [refOf('releases', release.id)],
          overlap: context.instants.ofDays(phase.first, phase.last),
          services: release.serviceIds,
          facts: [startDate ?? '', releaseDate ?? ''],
        },
      ];
    });
  },
});
