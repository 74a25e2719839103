import { z } from 'zod';
import type { HttpAnswer } from '../../net/client.ts';
import { settledUntil } from '../settled.ts';

/*
 * Where one is among the tickets: first through all of them by number, then along the transactions, which are
 * numbered in the order in which they begin. Neither shifts while somebody writes, nor hangs on a clock.
 */

const Count = z.number().int().nonnegative();
const Cursor = z.discriminatedUnion('by', [
  /** `feed`: where the transactions stood before the first ticket was read. */
  z.object({ by: z.literal('ticket'), after: Count, feed: Count.nullable() }),
  /** `settled`: the last transaction before which none is still under way; `open` once one was seen that may be. */
  z.object({ by: z.literal('transaction'), after: Count, settled: Count, open: z.boolean() }),
]);
export type Cursor = z.infer<typeof Cursor>;

/** Where to go on; what is no cursor of ours begins anew, which loses nothing. */
export function cursorOf(next: string | null, watermark: string | null): Cursor {
  const mark = z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .safeParse(watermark).data;
  const start: Cursor =
    mark === undefined
      ? { by: 'ticket', after: 0, feed: null }
      : { by: 'transaction', after: mark, settled: mark, open: false };
  if (next === null) return start;
  try {
    return Cursor.safeParse(JSON.parse(next)).data ?? start;
  } catch {
    return start;
  }
}

export interface Transaction {
  readonly id: number;
  readonly created: string;
  readonly ticket: number;
}

/** The transactions read, oldest first, told which of them are sure to be followed by no earlier number. */
export function settle(
  cursor: Extract<Cursor, { by: 'transaction' }>,
  rows: readonly Transaction[],
  answer: Pick<HttpAnswer, 'headers'>,
): Extract<Cursor, { by: 'transaction' }> {
  const latest = Math.max(...rows.map(({ created }) => Date.parse(created)));
  const until = settledUntil(answer, latest);
  let { settled, open } = cursor;
  for (const { id, created } of rows) {
    open ||= Date.parse(created) > until;
    if (!open) settled = id;
  }
  return { by: 'transaction', after: rows.at(-1)?.id ?? cursor.after, settled, open };
}

/** Where the feed is sure to be through, of its newest transactions: what comes before the first full reading. */
export function beginning(newest: readonly Transaction[], answer: Pick<HttpAnswer, 'headers'>): number {
  const oldestFirst = newest.toSorted((a, b) => a.id - b.id);
  const before = Math.max(0, (oldestFirst[0]?.id ?? 1) - 1);
  return settle({ by: 'transaction', after: before, settled: before, open: false }, oldestFirst, answer).settled;
}
