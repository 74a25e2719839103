import { useMemo } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysLooked, needsOf, type Need } from '#shared/planning/this-week/needs.ts';
import { rowsBetween } from './calendar-query.ts';
import { useLive } from './live.ts';
import { useWorkspace } from './workspace-context.tsx';

/** Days looked ahead: today and the six after it. */
export const DAYS = 7;

/** What needs somebody, live. Undefined until known. */
export function useNeeds(configuration: Configuration, today: PlainDate): readonly Need[] | undefined {
  const { personId } = useWorkspace();
  const rows = useLive((db) => rowsBetween(db, daysLooked(today, DAYS)), [today]);
  const me = personId === null ? null : (configuration.people.get(personId) ?? null);
  return useMemo(
    () => (rows === undefined ? undefined : needsOf({ rows, configuration, today, days: DAYS, me })),
    [rows, configuration, today, me],
  );
}
