import type { Id } from '../../model/schema.ts';
import type { KnownError, SupportItem } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';
import { addDays } from '../days.ts';
import { readLog, stageOf, type SupportBook } from '../support/book.ts';
import { isClosed } from '../support/known-errors.ts';
import { isSettled } from '../support/progress.ts';
import { missingFor } from '../support/ready.ts';
import type { Me } from './reasons.ts';

/** One thing of early life support that needs somebody: a code of the catalogue (`thisWeek:support`), its values. */
export interface SupportNeed {
  readonly code: 'late' | 'due' | 'ends' | 'over' | 'expires' | 'expired';
  /** Where it is worked on: a support's or a release's; null where it belongs to no release. */
  readonly openId: Id | null;
  /** Key of the release, or of the known error. */
  readonly key: string;
  readonly title: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly day: PlainDate;
  readonly state: 'overdue' | 'today' | 'ahead';
  readonly mine: boolean;
}

export interface SupportNeedsRequest {
  readonly books: readonly SupportBook[];
  /** All of the plan: one outlives the early life support it was found in. */
  readonly knownErrors: readonly KnownError[];
  readonly today: PlainDate;
  /** Days looked ahead, today among them. */
  readonly days: number;
  readonly me: Me | null;
}

/**
 * What is due in the days ahead, in order of time. Lines that are late are one thing per release: a list of
 * thirty would hide everything else.
 */
export function supportNeedsOf(request: SupportNeedsRequest): SupportNeed[] {
  const { books, knownErrors, today, days, me } = request;
  const last = addDays(today, days - 1);
  const stateOf = (day: PlainDate): SupportNeed['state'] =>
    day < today ? 'overdue' : day === today ? 'today' : 'ahead';
  const found = [
    ...books.flatMap((book) => (book.support.decision === null ? needsOfBook(book, today, last, me) : [])),
    ...knownErrors.flatMap((error) => expiring(error, today, last, me)),
  ];
  return found
    .map((need) => ({ ...need, state: stateOf(need.day) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

type Found = Omit<SupportNeed, 'state'>;

function needsOfBook(book: SupportBook, today: PlainDate, last: PlainDate, me: Me | null): Found[] {
  const { support, release, phase } = book;
  const leads = me !== null && support.leadId === me.id;
  const base = { openId: support.id, key: release.key };
  const open = book.items.filter((item) => !isSettled(item) && item.due !== null && item.due <= last);
  const late = open.filter(({ due }) => due !== null && due < today);
  const oldest = late.map(({ due }) => due ?? today).toSorted()[0];
  const found: Found[] = open.flatMap((item) =>
    item.due === null || item.due < today
      ? []
      : [{ ...base, code: 'due', title: item.text, params: {}, day: item.due, mine: leads || isOf(item, me) }],
  );
  if (oldest !== undefined) {
    const mine = leads || late.some((item) => isOf(item, me));
    found.push({ ...base, code: 'late', title: release.name, params: { count: late.length }, day: oldest, mine });
  }
  const stage = stageOf(book, today);
  if (phase !== null && (stage === 'overdue' || (stage === 'running' && phase.last <= last))) {
    const missing = missingFor(readLog(book, today), 'exit').length;
    const code = stage === 'overdue' ? 'over' : 'ends';
    found.push({ ...base, code, title: release.name, params: { count: missing }, day: phase.last, mine: leads });
  }
  return found;
}

/** Named, or of the role that it waits for where nobody is. */
function isOf(item: SupportItem, me: Me | null): boolean {
  if (me === null) return false;
  if (item.ownerId !== null) return item.ownerId === me.id;
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en');
  return me.role !== '' && plain(item.role) === plain(me.role);
}

function expiring(error: KnownError, today: PlainDate, last: PlainDate, me: Me | null): Found[] {
  const { key, title, expiresOn, ownerId, releaseId } = error;
  if (isClosed(error) || expiresOn === null || expiresOn > last) return [];
  const code = expiresOn < today ? 'expired' : 'expires';
  return [{ code, openId: releaseId, key, title, params: {}, day: expiresOn, mine: me !== null && ownerId === me.id }];
}
