import { refOf } from '../conflict.ts';
import { finish, isOpen, start } from './go-live.ts';
import { rule } from './rule.ts';

/** A release that goes live before one it depends on is finished. What is known by the day only gets the benefit of it. */
export const dependencyLate = rule({
  scope: 'release',
  severity: 'error',
  tune: {},
  find: (subject, _, context) => {
    const { release, needs } = subject;
    if (!isOpen(release, context)) return [];
    const begins = start(subject, context);
    if (begins === null) return [];
    return needs.flatMap((need) => {
      const ready = finish(need, context);
      if (ready === null || ready <= begins.at) return [];
      const late = need.deployments.filter(({ state, end }) => state === 'open' && end > begins.at);
      return [
        {
          about: [refOf('releases', release.id), refOf('releases', need.release.id)],
          beside: [...(begins.by === null ? [] : [begins.by.ref]), ...late.map(({ ref }) => ref).sort()],
          overlap: { start: begins.at, end: ready + 1 },
          services: [...new Set([...release.serviceIds, ...need.release.serviceIds])],
          facts: [],
        },
      ];
    });
  },
});
