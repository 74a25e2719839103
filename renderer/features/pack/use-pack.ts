import { useTranslation } from 'react-i18next';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { useLive } from '../../data/live.ts';
import { packMeetings, type PackMeeting } from '../../data/pack-meetings.ts';
import { keptPacks, preparePack, type KeptPack, type PreparedPack } from '../../data/packs.ts';
import { todayIn } from '../../data/today.ts';
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
  readonly paper: PackSnapshot['paper'];
  /** Whether it becomes a revision. */
  readonly publish: boolean;
}

/** How far ahead meetings are offered that nobody has prepared yet. */
const AHEAD_DAYS = 31;

/** The next to come, else the one that was last. @param meetings the latest first */
export function nearest(meetings: readonly PackMeeting[]): string | null {
  const now = new Date().toISOString();
  const next = meetings.findLast(({ start }) => start >= now);
  return (next ?? meetings[0])?.meeting.id ?? null;
}

/** Meetings a pack can be made for, the latest first, with when they are. */
export function useMeetings(configuration: Configuration | undefined): readonly PackMeeting[] | undefined {
  return useLive(
    async (db) => {
      if (configuration === undefined) return undefined;
      const today = todayIn(configuration.settings.zone);
      return packMeetings(db, configuration, { first: today, last: addDays(today, AHEAD_DAYS) });
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
  meetings: readonly PackMeeting[] | undefined,
): PreparedPack | null | undefined {
  const { i18n } = useTranslation();
  const { name } = useWorkspace();
  const { locale } = useAppInfo();
  return useLive(
    async (db) => {
      if (configuration === undefined || meetings === undefined) return undefined;
      const { subject, meetingId, first, last, classification, paper, publish } = wanted;
      const meeting = subject === 'meeting' ? meetings.find((one) => one.meeting.id === meetingId)?.meeting : null;
      if (meeting === undefined) return null;
      const board = meeting === null ? undefined : configuration.boards.get(meeting.boardId);
      const usual = board?.classification || configuration.settings.classification;
      return preparePack(
        db,
        configuration,
        meeting === null ? { meeting, first, last } : { meeting },
        {
          kind: subject === 'schedule' ? 'change-schedule' : 'cab-pack',
          workspace: name,
          asOf: `${new Date().toISOString().slice(0, 19)}Z`,
          classification: classification ?? usual,
          paper,
          language: i18n.language,
          locale,
        },
        publish,
      );
    },
    [configuration, meetings, name, locale, i18n.language, JSON.stringify(wanted)],
  );
}
