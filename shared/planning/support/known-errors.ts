import type { KnownError } from '../../model/support.ts';
import type { PlainDate } from '../../model/time.ts';

/** What is lacking before a known error can be left to operations. */
export type KnownErrorGap = 'noWorkaround' | 'noArticle' | 'noOwner' | 'notAccepted' | 'expired';

export const isClosed = ({ closedOn }: Pick<KnownError, 'closedOn'>): boolean => closedOn !== null;

/** Its way round is written down where the desk finds it. */
export const isDocumented = ({ workaround, article }: Pick<KnownError, 'workaround' | 'article'>): boolean =>
  workaround.trim() !== '' && article.trim() !== '';

/** In the order in which they hurt. A closed one lacks nothing. */
export function gapsOf(error: KnownError, today: PlainDate): KnownErrorGap[] {
  if (isClosed(error)) return [];
  const gaps: KnownErrorGap[] = [];
  if (error.expiresOn !== null && error.expiresOn < today) gaps.push('expired');
  if (error.workaround.trim() === '') gaps.push('noWorkaround');
  if (error.article.trim() === '') gaps.push('noArticle');
  if (error.riskAcceptedById === null) gaps.push('notAccepted');
  if (error.ownerId === null) gaps.push('noOwner');
  return gaps;
}

/** The next free number with a prefix: "KE-15" after "KE-14", whatever the case. */
export function nextKnownErrorKey(keys: readonly string[], prefix = 'KE-'): string {
  const wanted = prefix.toLocaleLowerCase('en');
  const taken = keys.flatMap((key) => {
    const plain = key.trim().toLocaleLowerCase('en');
    const digits = plain.startsWith(wanted) ? plain.slice(wanted.length) : '';
    return /^\d{1,9}$/.test(digits) ? [Number(digits)] : [];
  });
  return `${prefix}${Math.max(0, ...taken) + 1}`;
}

/** The open ones first, then by number as people read it. */
export function inOrderOfUse(errors: readonly KnownError[]): KnownError[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return errors.toSorted((a, b) => Number(isClosed(a)) - Number(isClosed(b)) || collator.compare(a.key, b.key));
}
