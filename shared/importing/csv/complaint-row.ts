import type { PlainDate } from '../../model/time.ts';
import { dayIn } from '../../planning/moments.ts';
import type { TargetField } from '../mapping.ts';
import { RowProblem } from '../problem.ts';
import { pointOf } from './event-row.ts';
import { knownOrTold, type ReadRow, type Row, type RowContext } from './row.ts';

/** Throws `RowProblem`s naming column and value; releases and people are never made from a mere mention. */
export function readComplaintRow(row: Row, context: RowContext): ReadRow {
  const [who, theme, text] = [row.short('who'), row.short('theme'), row.long('text')];
  if (who === '' && theme === '' && text === '') throw new RowProblem('valueMissing', row.column('text'));
  const day = dayOf(row, 'day', context);
  if (day === null) throw new RowProblem('startMissing', row.column('day'));
  const closedOn = dayOf(row, 'closedOn', context);
  if (closedOn !== null && closedOn < day) {
    throw new RowProblem('endBeforeStart', row.column('closedOn'), row.text('closedOn'), { start: row.text('day') });
  }
  return {
    label: [who, theme].filter((part) => part !== '').join(': ') || text.replace(/\s+/g, ' ').slice(0, 80),
    fields: {
      supportId: { value: supportOf(row, context) },
      day: { value: day },
      ...row.value('who', 'who', () => who),
      ...row.value('channel', 'channel', () => row.short('channel')),
      ...row.value('theme', 'theme', () => theme),
      ...row.value('text', 'text', () => text),
      ...row.value('reply', 'reply', () => row.long('reply')),
      ...row.given('repliedBy', 'repliedById', () => {
        const name = row.short('repliedBy');
        return knownOrTold(row, 'repliedBy', name, context.personOf(name), context);
      }),
      ...row.value('closedOn', 'closedOn', () => closedOn),
    },
    whenNew: {},
  };
}

/** A day, or the day on the workspace's clock of a moment. */
function dayOf(row: Row, field: TargetField, context: RowContext): PlainDate | null {
  const said = row.date(field);
  if (said === null || said.time === null) return said?.date ?? null;
  const point = pointOf(row, field, context);
  return point === null ? null : dayIn(point, context.zone);
}

/** The early life support of the release the row names, else of the one the file was imported for. */
function supportOf(row: Row, context: RowContext): string {
  const name = row.short('release');
  const releaseId = name === '' ? context.releaseId : context.releaseOf(name);
  if (name !== '' && releaseId === null) throw new RowProblem('releaseUnknown', row.column('release'), name);
  if (releaseId === null) throw new RowProblem('supportUnnamed', row.column('release'));
  const supportId = context.supportOf(releaseId);
  if (supportId === null) throw new RowProblem('supportMissing', row.column('release'), name);
  return supportId;
}
