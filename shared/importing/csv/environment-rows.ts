import type { BookingApproval } from '../../model/booking.ts';
import type { Environment } from '../../model/environment.ts';
import type { FileValue } from '../candidate.ts';
import type { TargetField } from '../mapping.ts';
import { RowProblem } from '../problem.ts';
import { readAmount, readApproval, readNumber } from './cells.ts';
import { readFlag } from './columns.ts';
import { readWhen } from './event-row.ts';
import { headerWords } from './headers.ts';
import type { ReadRow, Row, RowContext } from './row.ts';

const MOST_UNITS = 10_000;

/** Throws `RowProblem`s naming column and value. */
export function readEnvironmentRow(row: Row, context: RowContext): ReadRow {
  const name = row.short('name');
  if (name === '') throw new RowProblem('valueMissing', row.column('name'));
  const hasPurpose = row.text('purpose') !== '';
  const purposeId = context.purposeOf(name);
  return {
    label: name,
    fields: {
      name: { value: name },
      ...(hasPurpose ? row.ref('purpose', 'purposeId', 'environment-purposes', false) : {}),
      ...row.ref('services', 'serviceIds', 'services', true),
      ...row.ref('owner', 'ownerId', 'people', false),
      ...row.ref('team', 'teamId', 'teams', false),
      ...row.given('sharing', 'sharing', () => sharing(row)),
      ...row.given('capacity', 'capacity', () => units(row, 'capacity')),
      ...row.value('costPerDay', 'costPerDay', () => cost(row)),
      ...row.value('notes', 'notes', () => row.long('notes')),
    },
    whenNew: hasPurpose || purposeId === null ? {} : { purposeId },
  };
}

/** Throws `RowProblem`s naming column and value; environments and releases are never made from a mere mention. */
export function readBookingRow(row: Row, context: RowContext): ReadRow {
  const environment = row.short('environment');
  if (environment === '') throw new RowProblem('valueMissing', row.column('environment'));
  const environmentId = context.environmentOf(environment);
  if (environmentId === null) throw new RowProblem('environmentUnknown', row.column('environment'), environment);
  const what = readFor(row, context);
  const when = readWhen(row, context);
  return {
    label: [what.label, environment].filter((part) => part !== '').join(' '),
    fields: {
      environmentId: { value: environmentId },
      ...what.fields,
      when: { value: when },
      ...row.given('units', 'units', () => units(row, 'units')),
      ...row.ref('requester', 'requesterId', 'people', false),
      ...row.given('approval', 'approval', () => approval(row)),
      ...row.ref('services', 'serviceIds', 'services', true),
      ...row.ref('teams', 'teamIds', 'teams', true),
      ...row.value('notes', 'notes', () => row.long('notes')),
    },
    whenNew: {},
  };
}

/** A release by its key, or what else it is for. One column may hold either: what names a release is one. */
function readFor(row: Row, { releaseOf }: RowContext): { label: string; fields: Record<string, FileValue> } {
  const either = row.short('for');
  const key = row.short('release');
  const releaseId = key === '' ? releaseOf(either) : releaseOf(key);
  if (key !== '' && releaseId === null) throw new RowProblem('releaseUnknown', row.column('release'), key);
  const isEither = key === '' && either !== '';
  const purpose = isEither && releaseId === null ? either : row.short('purpose');
  const isGiven = (...fields: TargetField[]): boolean => fields.some((field) => row.has(field));
  return {
    label: key !== '' ? key : either !== '' ? either : purpose,
    fields: {
      ...(isGiven('release', 'for') ? { releaseId: { value: releaseId } } : {}),
      ...(isGiven('purpose', 'for') ? { purpose: { value: purpose } } : {}),
    },
  };
}

/** "Shared", "exclusive", or yes and no under either word. */
function sharing(row: Row): Environment['sharing'] {
  const text = row.text('sharing').toLowerCase();
  if (/^exclusive|^dedicated|^single|^private/.test(text)) return 'exclusive';
  if (/^shared|^common|^public|^multi/.test(text)) return 'shared';
  const flag = readFlag(text);
  if (flag === null) throw new RowProblem('notAllowed', row.column('sharing'), row.text('sharing'));
  const asksExclusive = /exclusive|dedicated/.test(headerWords(row.column('sharing')));
  return flag === asksExclusive ? 'exclusive' : 'shared';
}

function units(row: Row, field: 'capacity' | 'units'): number {
  const text = row.text(field);
  const count = readNumber(text, row.column(field));
  if (!Number.isInteger(count) || count < 1 || count > MOST_UNITS)
    throw new RowProblem('notAllowed', row.column(field), text);
  return count;
}

function cost(row: Row): number | null {
  const text = row.text('costPerDay');
  return text === '' ? null : readAmount(text, row.column('costPerDay'));
}

function approval(row: Row): BookingApproval {
  const found = readApproval(row.text('approval'));
  if (found === null) throw new RowProblem('notAllowed', row.column('approval'), row.text('approval'));
  return found;
}
