import { useMemo } from 'react';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysLooked, needsOf, type Need } from '#shared/planning/this-week/needs.ts';
import { changeNeedsOf, type ChangeNeed } from '#shared/planning/this-week/change-needs.ts';
import { supportNeedsOf, type SupportNeed } from '#shared/planning/this-week/support-needs.ts';
import { rowsBetween } from './calendar-query.ts';
import { useLive } from './live.ts';
import { useBoardRoom } from './meetings.ts';
import { useSupportBooks } from './supports.ts';
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

/** What of early life support needs somebody, live. Undefined until known. */
export function useSupportNeeds(configuration: Configuration, today: PlainDate): readonly SupportNeed[] | undefined {
  const { personId } = useWorkspace();
  const books = useSupportBooks(configuration.settings.zone);
  const knownErrors = useLive((db) => db.records('known-errors').toArray(), []);
  const me = personId === null ? null : (configuration.people.get(personId) ?? null);
  return useMemo(
    () =>
      books === undefined || knownErrors === undefined
        ? undefined
        : supportNeedsOf({ books, knownErrors, today, days: DAYS, me }),
    [books, knownErrors, today, me],
  );
}

/** What of changes and boards needs somebody, live. Undefined until known. */
export function useChangeNeeds(configuration: Configuration, today: PlainDate): readonly ChangeNeed[] | undefined {
  const { personId } = useWorkspace();
  const room = useBoardRoom(configuration);
  const incidents = useLive((db) => db.records('incidents').toArray(), []);
  const me = personId === null ? null : (configuration.people.get(personId) ?? null);
  return useMemo(
    () =>
      room === undefined || incidents === undefined
        ? undefined
        : changeNeedsOf({ ...room, events: room.eventsById, configuration, incidents, today, days: DAYS, me }),
    [room, incidents, configuration, today, me],
  );
}
