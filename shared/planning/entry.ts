import type { StatusCategory } from '../model/configuration.ts';
import type { OccurrenceKey } from '../model/event.ts';
import type { Id } from '../model/schema.ts';
import type { TimedTable } from '../model/tables.ts';
import type { When } from '../model/time.ts';

/**
 * One thing as it stands on a calendar: a release, phase, gate, deployment, or one occurrence of a
 * booking or an event. The calendar, the printed page and the exports all read this and nothing else.
 */
export interface CalendarEntry {
  /** Unique among entries: `<table>:<record id>`, for an occurrence of a series `…:<occurrence key>`. */
  readonly id: string;
  readonly table: TimedTable;
  readonly recordId: Id;
  /** Set for occurrences of a series, moved ones included (it keeps its original key). */
  readonly occurrence: OccurrenceKey | null;
  /** The release it belongs to, itself for a release. */
  readonly releaseId: Id | null;
  /** Key of that release ("PAY 26.4"); null for events and for bookings of no release. */
  readonly key: string | null;
  readonly title: string;
  /** Code letter shown on the chip: M, F, G, ★ … */
  readonly code: string;
  /**
   * Id of the release type, phase type, gate type or event kind that colours it. A deployment is
   * coloured by its release's type, a booking too (empty where it is for no release).
   */
  readonly styleId: Id;
  readonly when: When;
  readonly statusId: Id | null;
  readonly statusName: string;
  /** The dot: outline planned, half in progress, full done. Null where there is none (milestone, holiday). */
  readonly category: StatusCategory | null;
  readonly tentative: boolean;
  readonly awaitingApproval: boolean;
  readonly cancelled: boolean;
  readonly serviceIds: readonly Id[];
  readonly teamIds: readonly Id[];
  /** Environment name of a deployment or booking. */
  readonly environment: string | null;
  readonly location: string;
  /** Its repetition can't be read: the first occurrence stands here, the others are not known. */
  readonly unreadableRepetition?: true;
}
