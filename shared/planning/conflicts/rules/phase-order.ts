import { refOf } from '../conflict.ts';
import { isOpen } from './go-live.ts';
import { rule } from './rule.ts';

/** A phase that starts before one whose type comes earlier. Every two that stand the wrong way round are named. */
export const phaseOrder = rule({
  scope: 'release',
  severity: 'warning',
  tune: {},
  find: ({ release, phases }, _, context) => {
    if (!isOpen(release, context)) return [];
    const orderOf = (typeId: string) => context.configuration.phaseTypes.get(typeId)?.order ?? null;
    return phases.flatMap((late) => {
      const order = orderOf(late.typeId);
      return phases.flatMap((early) => {
        const before = orderOf(early.typeId);
        if (order === null || before === null || before >= order || late.first >= early.first) return [];
        return [
          {
            about: [refOf('phases', late.id), refOf('phases', early.id)],
            beside: [refOf('releases', release.id)],
            overlap: context.instants.ofDays(late.first, early.last > late.last ? early.last : late.last),
            services: release.serviceIds,
            facts: [late.first, late.last, early.first, early.last],
          },
        ];
      });
    });
  },
});
