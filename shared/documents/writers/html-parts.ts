import type { Chip } from '../tree.ts';
import { escapeHtml } from './escape.ts';

/* Pieces of entries, the same in every block of a page. */

/** Signs the bundled font does not hold, drawn instead of left to whatever font a machine has. */
const SIGNS: Readonly<Record<string, string>> = {
  '★': 'M12 1l3.2 7.1 7.8.8-5.8 5.2 1.6 7.6L12 17.8l-6.8 3.9 1.6-7.6L1 8.9l7.8-.8z',
  '◆': 'M12 1l10 11-10 11L2 12z',
};

export function codeHtml(code: string): string {
  const sign = SIGNS[code];
  if (sign === undefined) return `<span class="code">${escapeHtml(code)}</span>`;
  return `<span class="code"><svg viewBox="0 0 24 24" role="img" aria-label="${escapeHtml(code)}"><path d="${sign}"/></svg></span>`;
}

export function marksOf(chip: Chip): string {
  return `${chip.change === null ? '' : ` fresh ${chip.change.kind}`}${chip.tentative ? ' tentative' : ''}${chip.awaitingApproval ? ' awaiting' : ''}${chip.cancelled ? ' cancelled' : ''}`;
}

/** That it is new or gone, before the text of an entry. */
export function tagHtml({ change }: Chip): string {
  return change === null || change.tag === '' ? '' : `<span class="tag">${escapeHtml(change.tag)}</span> `;
}

/** Where it was, struck. Behind the key: a chip of one day has no room for both, and a date says not whose it is. */
export function wasHtml({ change }: Chip): string {
  return change === null || change.was === '' ? '' : `<del class="was">${escapeHtml(change.was)}</del> `;
}

export const dotHtml = (chip: Chip): string => (chip.dot === null ? '' : `<i class="dot ${chip.dot}"></i>`);

export function keyHtml(chip: Chip): string {
  return chip.key === '' ? '' : `<bdi class="key">${escapeHtml(chip.key)}</bdi> `;
}

export function textHtml(chip: Chip): string {
  const time = chip.time === '' ? '' : `<span class="time">${escapeHtml(chip.time)}</span> `;
  return `${tagHtml(chip)}${time}${keyHtml(chip)}${wasHtml(chip)}<bdi>${escapeHtml(chip.title)}</bdi>`;
}

/** Signs at the ends of a bar that began before, or goes on after, the row it stands in. */
export const ARROWS = {
  before: '<span class="arrow">‹</span>',
  after: '<span class="arrow onward">›</span>',
} as const;
