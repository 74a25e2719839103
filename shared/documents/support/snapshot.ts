import type { Action } from '../../model/board.ts';
import type { Id } from '../../model/schema.ts';
import type { PlainDate } from '../../model/time.ts';
import type { SupportBook } from '../../planning/support/book.ts';
import type { Measured } from '../../planning/support/exit.ts';
import type { DayFigures } from '../../planning/support/figures.ts';
import type { Missing } from '../../planning/support/ready.ts';
import type { ReportChoices, ReportHead } from '../report/head.ts';

export const SUPPORT_DOCUMENTS = ['hand-over', 'briefing'] as const;
export type SupportDocument = (typeof SUPPORT_DOCUMENTS)[number];

export interface SupportChoices extends ReportChoices {
  readonly kind: SupportDocument;
}

/** Everything said of one early life support, frozen: plain JSON, with what was worked out when it was frozen. */
export interface SupportSnapshot extends SupportChoices, ReportHead {
  readonly format: 1;
  readonly currency: string;
  /** Day of `asOf` in the plan's zone. */
  readonly today: PlainDate;
  readonly book: SupportBook;
  /** Stand-up actions that are open. */
  readonly actions: readonly Action[];
  readonly measured: readonly Measured[];
  readonly missing: readonly Missing[];
  /** A line for every day so far. */
  readonly figures: readonly DayFigures[];
  /** By known error. */
  readonly hits: Readonly<Record<Id, number>>;
  /** Services it is felt in, changed ones (no steps) first. */
  readonly impact: readonly { readonly name: string; readonly steps: number; readonly through: string }[];
}

/** Whether what was stored with a publication is one of ours, as far as a document needs it. */
export function isSupportSnapshot(stored: unknown): stored is SupportSnapshot {
  if (typeof stored !== 'object' || stored === null) return false;
  const { format, kind, book, figures } = stored as Partial<Record<keyof SupportSnapshot, unknown>>;
  const isOurs = SUPPORT_DOCUMENTS.some((one) => one === kind);
  return format === 1 && isOurs && typeof book === 'object' && book !== null && Array.isArray(figures);
}

/** "PAY 26.4 Payments core"; a name that only says the key again is left out. */
export function releaseName({ release }: SupportBook): string {
  return release.name === release.key ? release.key : `${release.key} ${release.name}`;
}
