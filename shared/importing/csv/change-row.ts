import type { FileValue } from '../candidate.ts';
import type { TargetField } from '../mapping.ts';
import { RowProblem } from '../problem.ts';
import { readAmount, readNumber } from './cells.ts';
import { readWhen } from './event-row.ts';
import { readPriority } from './incident-row.ts';
import type { ReadRow, Row, RowContext } from './row.ts';

const TEXTS = [
  'reason',
  'benefit',
  'effectOfNotDoing',
  'risks',
  'implementationPlan',
  'testPlan',
  'backOutPlan',
  'backOutRestores',
  'communicationsPlan',
  'notes',
] as const satisfies readonly TargetField[];

/**
 * What a change is asked for; a new one is a draft. Its state and approvals are not read: they are decided here.
 * Throws `RowProblem`s naming column and value; releases and types are never made from a mere mention.
 */
export function readChangeRow(row: Row, context: RowContext): ReadRow {
  const key = row.short('key');
  const said = row.short('title');
  const title = said === '' ? key : said;
  if (title === '') throw new RowProblem('valueMissing', row.column('title'));
  const texts = TEXTS.map((field) => row.value(field, field, () => row.long(field)));
  return {
    label: key === '' ? title : key,
    fields: {
      ...(key === '' ? {} : { key: { value: key } }),
      title: { value: title },
      ...row.value('externalId', 'externalId', () => row.short('externalId')),
      ...row.given('type', 'typeId', () => named(row, 'type', context.changeTypeOf)),
      ...row.value('category', 'category', () => row.short('category')),
      ...row.given('priority', 'priority', () => readPriority(row)),
      ...row.given('impact', 'impact', () => impact(row)),
      ...row.given('release', 'releaseId', () => {
        const name = row.short('release');
        const id = context.releaseOf(name);
        if (id === null) throw new RowProblem('releaseUnknown', row.column('release'), name);
        return id;
      }),
      ...row.ref('services', 'serviceIds', 'services', true),
      ...row.value('environments', 'environments', () => row.list('environments')),
      ...row.ref('teams', 'teamIds', 'teams', true),
      ...row.ref('requester', 'requesterId', 'people', false),
      ...row.ref('owner', 'ownerId', 'people', false),
      ...row.ref('implementer', 'implementerId', 'people', false),
      ...planned(row, context),
      ...row.value('outageMinutes', 'outageMinutes', () => minutes(row, 'outageMinutes')),
      ...row.value('backOutMinutes', 'backOutMinutes', () => minutes(row, 'backOutMinutes')),
      ...row.value('costEstimated', 'costEstimated', () => amount(row, 'costEstimated')),
      ...row.value('effortEstimated', 'effortEstimated', () => amount(row, 'effortEstimated')),
      ...row.value('labels', 'labels', () => row.list('labels')),
      ...Object.assign({}, ...texts),
    },
    whenNew: {},
  };
}

/** A change may have no time yet; an end without a start is a slip. */
function planned(row: Row, context: RowContext): Record<string, FileValue> {
  if (!row.has('start')) return {};
  const isOpen = row.text('start') === '' && row.text('end') === '';
  return { when: { value: isOpen ? null : readWhen(row, context) } };
}

function named(row: Row, field: TargetField, find: (text: string) => string | null): string {
  const text = row.short(field);
  const id = find(text);
  if (id === null) throw new RowProblem('notAllowed', row.column(field), text);
  return id;
}

const IMPACTS = [/^1\b|high|extensive|critical/i, /^2\b|medium|moderate|significant/i, /^3\b|low|minor|none/i];

/** 1 high … 3 low, from a number or the usual words. */
function impact(row: Row): number {
  const text = row.text('impact');
  const index = IMPACTS.findIndex((words) => words.test(text));
  if (index === -1) throw new RowProblem('notAllowed', row.column('impact'), text);
  return index + 1;
}

const MOST_MINUTES = 10_000_000;

/** Whole minutes; null when empty. */
function minutes(row: Row, field: TargetField): number | null {
  const text = row.text(field);
  if (text === '') return null;
  const count = readNumber(text, row.column(field));
  if (!Number.isInteger(count) || count < 0 || count > MOST_MINUTES)
    throw new RowProblem('notAllowed', row.column(field), text);
  return count;
}

function amount(row: Row, field: TargetField): number | null {
  const text = row.text(field);
  return text === '' ? null : readAmount(text, row.column(field));
}
