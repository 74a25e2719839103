import { useTranslation } from 'react-i18next';
import { meetingWhen } from '#shared/change/cut-off.ts';
import type { PackSubject } from '#shared/documents/pack/freeze.ts';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { Meeting } from '#shared/model/board.ts';
import type { Instant, PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { instantsOfWhen } from '#shared/planning/moments.ts';
import { useLive } from '../../data/live.ts';
import { keptPacks, preparePack, type KeptPack } from '../../data/packs.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { useAppInfo } from '../../ui/state/app-info.ts';

export type Subject = 'meeting' | 'range' | 'schedule';

export interface Wanted {
  readonly subject: Subject;
  readonly meetingId: string | null;
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** Null: as the board or the plan has it. */
  readonly classification: string | null;
  readonly keep: boolean;
}

export interface Placed {
  readonly meeting: Meeting;
  readonly when: When;
  readonly start: Instant;
}

/** The next to come, else the one that was last. @param meetings the latest first */
export function nearest(meetings: readonly Placed[]): string | null {
  const now = new Date().toISOString();
  const next = meetings.findLast(({ start }) => start >= now);
  return (next ?? meetings[0])?.meeting.id ?? null;
}

/** Meetings a pack can be made for, the latest first, with when they are. */
export function useMeetings(configuration: Configuration | undefined): readonly Placed[] | undefined {
  return useLive(
    async (db) => {
      if (configuration === undefined) return undefined;
      const { zone } = configuration.settings;
      const [meetings, events] = await Promise.all([db.records('meetings').toArray(), db.records('events').toArray()]);
      const byId = new Map(events.map((event) => [event.id, event]));
      return meetings
        .flatMap((meeting) => {
          const when = meetingWhen(meeting, byId, zone);
          return when === null ? [] : [{ meeting, when, start: instantsOfWhen(when, zone).start }];
        })
        .toSorted((a, b) => (a.start < b.start ? 1 : -1));
    },
    [configuration],
  );
}

/** Packs that were kept, the latest first; undefined until read. */
export function useKeptPacks(): readonly KeptPack[] | undefined {
  return useLive((db) => keptPacks(db), []);
}

/** The pack as the plan is now, live while the dialog is open. Null where no meeting is chosen. */
export function useFreshPack(
  configuration: Configuration | undefined,
  wanted: Wanted,
): PackSnapshot | null | undefined {
  const { i18n } = useTranslation();
  const { name } = useWorkspace();
  const { locale } = useAppInfo();
  return useLive(
    async (db) => {
      if (configuration === undefined) return undefined;
      const { subject, meetingId, first, last, classification, keep } = wanted;
      const meeting = subject === 'meeting' && meetingId !== null ? await db.records('meetings').get(meetingId) : null;
      if (subject === 'meeting' && (meeting === null || meeting === undefined)) return null;
      const of: PackSubject = meeting === null || meeting === undefined ? { meeting: null, first, last } : { meeting };
      const board = meeting === null || meeting === undefined ? undefined : configuration.boards.get(meeting.boardId);
      const usual = board?.classification || configuration.settings.classification;
      return preparePack(
        db,
        configuration,
        of,
        {
          kind: subject === 'schedule' ? 'change-schedule' : 'cab-pack',
          workspace: name,
          asOf: `${new Date().toISOString().slice(0, 19)}Z`,
          classification: classification ?? usual,
          paper: 'a4',
          language: i18n.language,
          locale,
        },
        keep,
      );
    },
    [configuration, name, locale, i18n.language, JSON.stringify(wanted)],
  );
}
