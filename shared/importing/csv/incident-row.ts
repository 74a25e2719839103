import type { Incident } from '../../model/support.ts';
import { RowProblem } from '../problem.ts';
import { readCriticality } from './cells.ts';
import { pointOf } from './event-row.ts';
import { knownOrTold, type ReadRow, type Row, type RowContext } from './row.ts';

/** Throws `RowProblem`s naming column and value; releases, services and known errors are never made from a mere mention. */
export function readIncidentRow(row: Row, context: RowContext): ReadRow {
  const own = row.short('key');
  const key = own === '' ? row.key : own;
  const said = row.short('title');
  const title = said === '' ? key : said;
  if (title === '') throw new RowProblem('valueMissing', row.column('title'));
  const opened = pointOf(row, 'openedAt', context);
  if (opened === null) throw new RowProblem('startMissing', row.column('openedAt'));
  const resolved = pointOf(row, 'resolvedAt', context);
  if (resolved !== null && resolved.utc < opened.utc) {
    const start = { start: row.text('openedAt') };
    throw new RowProblem('endBeforeStart', row.column('resolvedAt'), row.text('resolvedAt'), start);
  }
  const release = row.short('release');
  const releaseId = release === '' ? null : context.releaseOf(release);
  if (release !== '' && releaseId === null) throw new RowProblem('releaseUnknown', row.column('release'), release);
  return {
    label: key === '' ? title : key,
    fields: {
      ...(key === '' ? {} : { key: { value: key } }),
      title: { value: title },
      openedAt: { value: opened.utc },
      ...row.given('priority', 'priority', () => readPriority(row)),
      ...row.value('resolvedAt', 'resolvedAt', () => resolved?.utc ?? null),
      ...row.given('resolvedBy', 'resolvedBy', () => resolvedBy(row, context)),
      ...row.given('release', 'releaseId', () => releaseId),
      ...row.value('services', 'serviceIds', () =>
        row
          .list('services')
          .flatMap((name) => knownOrTold(row, 'services', name, context.serviceOf(name), context) ?? []),
      ),
      ...row.given('knownError', 'knownErrorId', () => {
        const name = row.short('knownError');
        return knownOrTold(row, 'knownError', name, context.knownErrorOf(name), context);
      }),
      ...row.value('notes', 'note', () => row.long('notes')),
    },
    whenNew: {},
  };
}

/** 1 to 4; what tools count beyond ("5 - Planning") is the least. */
export function readPriority(row: Row): number {
  const text = row.text('priority');
  const level = readCriticality(text) ?? (/^p?5\b|planning|trivial/i.test(text) ? 4 : null);
  if (level === null) throw new RowProblem('notAllowed', row.column('priority'), text);
  return level;
}

const RESOLVERS: readonly (readonly [NonNullable<Incident['resolvedBy']>, RegExp])[] = [
  ['desk', /desk|help ?line|^(?:l|tier|level) ?-?1\b|first (?:level|line)/i],
  ['vendor', /vendor|supplier|manufacturer|third party|partner/i],
  ['developer', /develop|engineer|^dev\b|^(?:l|tier|level) ?-?3\b|third level|product team/i],
  ['support', /support|operations|^ops\b|^(?:l|tier|level) ?-?2\b|second (?:level|line)/i],
];

/** Who resolved it, from the usual words; a name that says none of it is told and left out. */
function resolvedBy(row: Row, context: RowContext): Incident['resolvedBy'] {
  const text = row.short('resolvedBy');
  const found = RESOLVERS.find(([, words]) => words.test(text))?.[0] ?? null;
  return found ?? (knownOrTold(row, 'resolvedBy', text, null, context) as null);
}
