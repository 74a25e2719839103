import { RowProblem } from '../problem.ts';
import { readCriticality } from './cells.ts';
import type { ReadRow, Row, RowContext } from './row.ts';

/** Key and name of a row: each stands in for the other; the key columns stand in for both. */
function keyAndName(row: Row): { key: string; name: string } {
  const name = row.short('name');
  const own = row.has('key') ? row.short('key') : '';
  const key = own !== '' ? own : row.key !== '' ? row.key : name;
  if (key === '') throw new RowProblem('valueMissing', row.column(row.has('name') ? 'name' : 'key'));
  if (key.length > 480)
    throw new RowProblem('valueTooLong', row.column('key'), key, { limit: 480, length: key.length });
  return { key, name: name === '' ? key : name };
}

/** Throws `RowProblem`s naming column and value. */
export function readReleaseRow(row: Row, context: RowContext): ReadRow {
  const { key, name } = keyAndName(row);
  const startDate = row.date('startDate')?.date ?? null;
  const releaseDate = row.date('releaseDate')?.date ?? null;
  if (startDate !== null && releaseDate !== null && releaseDate < startDate) {
    throw new RowProblem('endBeforeStart', row.column('releaseDate'), row.text('releaseDate'), { start: startDate });
  }
  const isPast = releaseDate !== null && releaseDate < context.today && context.pastStatusId !== null;
  const statusGiven = row.text('status') !== '';
  if (isPast && !statusGiven) context.notes.tell('statusFromDate', { line: row.line, value: key });
  return {
    label: key,
    fields: {
      key: { value: key },
      name: { value: name },
      ...(row.text('type') === '' ? {} : row.ref('type', 'typeId', 'release-types', false)),
      ...(statusGiven ? row.ref('status', 'statusId', 'statuses', false) : {}),
      ...row.value('startDate', 'startDate', () => startDate),
      ...row.value('releaseDate', 'releaseDate', () => releaseDate),
      ...row.ref('services', 'serviceIds', 'services', true),
      ...row.ref('teams', 'teamIds', 'teams', true),
      ...row.ref('owner', 'ownerId', 'people', false),
      ...row.ref('dependsOn', 'dependsOn', 'releases', true),
      ...row.value('labels', 'labels', () => row.list('labels')),
      ...row.value('notes', 'notes', () => row.long('notes')),
    },
    whenNew: isPast && !statusGiven ? { statusId: context.pastStatusId } : {},
  };
}

export function readServiceRow(row: Row): ReadRow {
  const { key, name } = keyAndName(row);
  return {
    label: key,
    fields: {
      key: { value: key },
      name: { value: name },
      ...row.ref('team', 'teamId', 'teams', false),
      ...row.value('type', 'type', () => row.short('type')),
      ...row.value('criticality', 'criticality', () => criticality(row)),
      ...row.ref('dependsOn', 'dependsOn', 'services', true),
      ...row.value('description', 'description', () => row.long('description')),
    },
    whenNew: {},
  };
}

function criticality(row: Row): number | null {
  const text = row.text('criticality');
  if (text === '') return null;
  const level = readCriticality(text);
  if (level === null) throw new RowProblem('notAllowed', row.column('criticality'), text);
  return level;
}
