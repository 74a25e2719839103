import { z } from 'zod';
import { OccurrenceKey } from './event.ts';
import { Id, ids, longText, openObject, optionalId, requiredText, shortText } from './schema.ts';
import { Instant, Moment, MomentSpan, PlainDate } from './time.ts';

export const BoardKind = z.enum(['cab', 'ecab']);
export type BoardKind = z.infer<typeof BoardKind>;

export const BoardMember = openObject({
  id: Id,
  personId: Id,
  /** "Service delivery", "Security". */
  role: shortText.default(''),
  /** Who may stand in. */
  delegateIds: ids,
  chair: z.boolean().default(false),
  /** Counts towards the quorum. */
  votes: z.boolean().default(true),
});
export type BoardMember = z.infer<typeof BoardMember>;

/**
 * A change advisory board. Its meetings are occurrences of a series on the calendar (`eventId`), so that one
 * place knows when they are.
 */
export const Board = openObject({
  id: Id,
  name: requiredText,
  kind: BoardKind,
  eventId: optionalId,
  /** Changes are in by this many working days before the meeting, at this wall time. */
  cutOffDays: z.number().int().min(0).max(60).default(2),
  cutOffTime: z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
    .default('12:00'),
  members: z.array(BoardMember).default([]),
  /** Voting members, or their delegates, who must be there. */
  quorum: z.number().int().min(0).max(1_000).default(0),
  /** The agenda takes changes that start up to this many days after the meeting. */
  rangeDays: z.number().int().min(1).max(365).default(14),
  /** Types of change on its agenda; empty: all that need approval. */
  changeTypeIds: ids,
  /** Minutes for a change of low risk, and for any other. */
  minutesSimple: z.number().int().min(1).max(240).default(2),
  minutesComplex: z.number().int().min(1).max(240).default(5),
  place: shortText.default(''),
  dialIn: shortText.default(''),
  classification: shortText.default(''),
  notes: longText.default(''),
  order: z.number().default(0),
  archived: z.boolean().default(false),
});
export type Board = z.infer<typeof Board>;

export const Attendance = openObject({
  id: Id,
  personId: optionalId,
  /** A guest who is not in the list of people. */
  name: shortText.default(''),
  role: shortText.default(''),
  /** The member this person stands in for. */
  forPersonId: optionalId,
  state: z.enum(['expected', 'present', 'apologies', 'absent']).default('expected'),
  votes: z.boolean().default(false),
  chair: z.boolean().default(false),
});
export type Attendance = z.infer<typeof Attendance>;

export const AgendaItem = openObject({
  id: Id,
  changeId: Id,
  minutes: z.number().int().min(0).max(600),
  note: longText.default(''),
  /** Taken by the rule, or put there by somebody: the rule takes its own away again, never the other. */
  addedBy: z.enum(['rule', 'person']).default('rule'),
  /** What was decided; the approval of the board on the change says the same from its side. */
  decision: z.enum(['approved', 'rejected', 'deferred']).nullable().default(null),
  conditions: longText.default(''),
  decidedAt: Instant.nullable().default(null),
  /** Seconds the board spent on it. */
  seconds: z.number().int().min(0).default(0),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

/** One meeting of a board, from when its agenda is first filled. */
export const Meeting = openObject({
  id: Id,
  boardId: Id,
  /** The series' occurrence it is; of an event that does not repeat `occurrence` is null. */
  eventId: optionalId,
  occurrence: OccurrenceKey.nullable().default(null),
  title: requiredText,
  place: shortText.default(''),
  dialIn: shortText.default(''),
  /** Null: as the board's cut-off gives it. */
  cutOff: Moment.nullable().default(null),
  attendance: z.array(Attendance).default([]),
  agenda: z.array(AgendaItem).max(2_000).default([]),
  /** Somebody has put the agenda in an order of their own: the rule adds at the end from then on. */
  orderedByHand: z.boolean().default(false),
  startedAt: Instant.nullable().default(null),
  endedAt: Instant.nullable().default(null),
  /** When it was, kept once it was held: moving the series later does not move the past. */
  held: MomentSpan.nullable().default(null),
  /** Said beside the changes: previous minutes, improvements, any other business. */
  notes: longText.default(''),
  improvements: longText.default(''),
  previousMinutesAgreed: z.boolean().default(false),
});
export type Meeting = z.infer<typeof Meeting>;

/** Something somebody is to do. Open ones are carried to the board's next meeting. */
export const Action = openObject({
  id: Id,
  /** Where it was said; null for one of early life support. */
  meetingId: optionalId,
  boardId: optionalId,
  changeId: optionalId,
  /** The early life support whose stand-up it comes from. */
  supportId: optionalId,
  text: requiredText,
  ownerId: optionalId,
  due: PlainDate.nullable().default(null),
  createdAt: Instant,
  doneAt: Instant.nullable().default(null),
  note: longText.default(''),
});
export type Action = z.infer<typeof Action>;
