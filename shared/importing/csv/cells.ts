import { LIMITS } from '../../limits.ts';
import type { BookingApproval } from '../../model/booking.ts';
import type { CustomFieldType, CustomValue } from '../../model/custom-field.ts';
import type { EventStatus } from '../../model/event.ts';
import type { Criticality } from '../../model/service.ts';
import { RowProblem } from '../problem.ts';
import { isPlainNumber, readFlag } from './columns.ts';
import { readDate, type DateOrder } from './dates.ts';

/** Text on one line, within the limit of a short field. */
export function readShort(text: string, column: string): string {
  return limited(text.replace(/\s+/g, ' ').trim(), LIMITS.shortText, column);
}

export function readLong(text: string, column: string): string {
  return limited(text.trim(), LIMITS.longText, column);
}

function limited(text: string, limit: number, column: string): string {
  if (text.length > limit) throw new RowProblem('valueTooLong', column, text, { limit, length: text.length });
  return text;
}

/** The parts of a cell that lists several: "pay, ledger", "pay; ledger", one per line. */
export function readList(text: string, column: string): string[] {
  const parts = text.split(/[,;|\n]/).map((part) => readShort(part, column));
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** A cell as the value of a custom field; null when empty. Throws the problem that fits the type. */
export function readCustom(text: string, type: CustomFieldType, order: DateOrder, column: string): CustomValue {
  const cell = text.trim();
  if (cell === '') return null;
  switch (type) {
    case 'number':
      return readNumber(cell, column);
    case 'flag': {
      const flag = readFlag(cell);
      if (flag === null) throw new RowProblem('flagUnreadable', column, text);
      return flag;
    }
    case 'date':
      return readDate(cell, order, column).date;
    case 'dateOrFlag':
      return readFlag(cell) ?? readDate(cell, order, column).date;
    case 'longText':
      return readLong(cell, column);
    case 'text':
    case 'choice':
    case 'url':
      return readLong(cell, column);
  }
}

/** A number with a point or, where that is unmistakable, a comma before its decimals; 45% is 0.45. */
export function readNumber(cell: string, column: string): number {
  if (cell.endsWith('%')) return Number((readNumber(cell.slice(0, -1).trim(), column) / 100).toPrecision(15));
  const plain = isPlainNumber(cell) ? cell : cell.replace(/[\s']/g, '').replace(/^(-?\d+),(\d{1,2}|\d{4,})$/, '$1.$2');
  const number = /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(number)) throw new RowProblem('numberUnreadable', column, cell);
  return number;
}

/** "420", "EUR 1,200.50", "1.200,50 €": an amount with or without its unit, never below 0. */
export function readAmount(text: string, column: string): number {
  const bare = text.replace(/^[\p{Sc}A-Za-z\s]+|[\p{Sc}A-Za-z\s]+$/gu, '').replace(/[\s']/g, '');
  const plain = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare)
    ? bare.replaceAll('.', '').replace(',', '.')
    : /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)
      ? bare.replaceAll(',', '')
      : bare;
  const amount = readNumber(plain, column);
  if (amount < 0) throw new RowProblem('notAllowed', column, text);
  return amount;
}

const CRITICALITIES: readonly RegExp[] = [
  /^(?:1|p1|tier[ -]?1|1 ?- ?.*|(?:most|very|business|mission)?[ -]?critical|very high|highest)$/i,
  /^(?:2|p2|tier[ -]?2|2 ?- ?.*|high|somewhat critical|important)$/i,
  /^(?:3|p3|tier[ -]?3|3 ?- ?.*|medium|moderate|normal|less critical)$/i,
  /^(?:4|p4|tier[ -]?4|4 ?- ?.*|low|lowest|minor|not critical)$/i,
];

/** 1 to 4 as ServiceNow counts, from a number or the usual words; null for anything else. */
export function readCriticality(text: string): Criticality | null {
  const index = CRITICALITIES.findIndex((words) => words.test(text.trim()));
  return index === -1 ? null : ((index + 1) as Criticality);
}

const APPROVALS: readonly (readonly [BookingApproval, RegExp])[] = [
  ['withdrawn', /^(?:withdrawn|withdraw|cancel|revoked|released)/],
  ['declined', /^(?:declin|reject|refus|denied|no$|not approved)/],
  ['approved', /^(?:approv|confirm|accept|agreed|granted|booked|yes$|ok$)/],
  ['requested', /^(?:request|pending|open|awaiting|waiting|submitted|tentative|proposed|new$|tbc|draft)/],
];

/** Where a booking's request stands, from the usual words; null for anything else. */
export function readApproval(text: string): BookingApproval | null {
  const word = text.trim().toLowerCase();
  return APPROVALS.find(([, words]) => words.test(word))?.[0] ?? null;
}

/** RFC 5545's status from the usual words; null for anything else. */
export function readEventStatus(text: string): EventStatus | null {
  const word = text.trim().toLowerCase();
  if (/^cancel|^called off|^withdrawn/.test(word)) return 'cancelled';
  if (/^tentative|^provisional|^proposed|^tbc|^draft/.test(word)) return 'tentative';
  return /^confirmed|^planned|^scheduled|^approved|^fixed|^active|^busy/.test(word) ? 'confirmed' : null;
}
