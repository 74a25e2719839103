import { SupportDay } from '#shared/model/support.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { fromRow } from '../../../data/database.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { PartProps } from '../page/support-page.tsx';
import { useInTurn } from '../use-in-turn.ts';
import type { FieldName } from '../use-support-edits.ts';

/** Writes fields of one day of the log; what they are is asked of the day as it is stored by then. */
export type SaveDay = (
  day: PlainDate,
  field: FieldName,
  fieldsOf: (stored: SupportDay | null) => Partial<SupportDay>,
) => void;

/**
 * One day, one record: its id says so. Two fields left one after the other would both make it, or the second
 * would write over hits the first counted; so each waits for the one before and reads what it left.
 */
export function useSaveDay({ book, edits }: Pick<PartProps, 'book' | 'edits'>): SaveDay {
  const { db } = useWorkspace();
  const text = useWhenText();
  const inTurn = useInTurn();
  const { support, release, days } = book;
  return (day, field, fieldsOf) => {
    const write = async () => {
      const id = days.find((one) => one.day === day)?.id ?? `${support.id}:${day}`;
      const row = await db.records('support-days').get(id);
      const stored = row === undefined ? null : fromRow(row);
      const fields = fieldsOf(stored);
      const change: Change =
        stored === null
          ? {
              op: 'create',
              table: 'support-days',
              record: SupportDay.parse({ id, supportId: support.id, day, ...fields }),
            }
          : patchOf('support-days', id, fields);
      await edits.run('supportDayWritten', { label: release.key, day: text.shortDay(day), field }, [change]);
    };
    inTurn(write);
  };
}
