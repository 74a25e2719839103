import { AGENDA } from './agenda-pages.ts';
import type { EntryChange } from './changes.ts';
import { chipOf, spanText } from './chips.ts';
import type { DocumentContext } from './context.ts';
import { linesOf } from './text-metrics.ts';
import type { ChangeRow, PageContent } from './tree.ts';

const KINDS = ['moved', 'added', 'removed', 'changed'] as const;
/** Shares of the page: code, key, title, before, now. */
const SHARES = [0.05, 0.13, 0.34, 0.24, 0.24] as const;

export function changeWidths(innerWidth: number): number[] {
  return SHARES.map((share) => share * innerWidth);
}

/** What changed since a published revision, by sort; only what is gone where no more was asked for. */
export function changePages(context: DocumentContext): PageContent[] {
  const { snapshot, sheet, t, contentHeight } = context;
  const { since } = snapshot;
  if (since === undefined) return [];
  const heading = t('documents:changes.title', { revision: since.revision });
  if (since.list && since.changes.length === 0) {
    return [{ heading, blocks: [{ kind: 'empty', text: t('documents:changes.none', { revision: since.revision }) }] }];
  }
  const widths = changeWidths(sheet.innerWidth);
  const heads = [
    t('documents:agenda.code'),
    t('documents:agenda.key'),
    t('documents:agenda.title'),
    t('documents:changes.before'),
    t('documents:changes.now'),
  ];
  const pages: ChangeRow[][] = [];
  let rows: ChangeRow[] = [];
  let left = 0;
  for (const kind of KINDS) {
    if (!since.list && kind !== 'removed') continue;
    let said = false;
    for (const change of since.changes.filter((one) => one.kind === kind)) {
      const row = rowOf(context, change);
      const height = heightOf(row, widths);
      const needed = height + (said ? 0 : AGENDA.day);
      if (rows.length === 0 || needed > left) {
        rows = [];
        pages.push(rows);
        left = contentHeight - AGENDA.head;
        said = false;
      }
      if (!said) {
        rows.push({ kind: 'heading', text: t(`documents:changes.${kind}`) });
        left -= AGENDA.day;
        said = true;
      }
      rows.push(row);
      left -= height;
    }
  }
  return pages.map((page) => ({ heading, blocks: [{ kind: 'changes', heads, rows: page }] }));
}

type EntryRow = Extract<ChangeRow, { kind: 'change' }>;

function rowOf({ snapshot, book, dates, t }: DocumentContext, change: EntryChange): EntryRow {
  const entry = change.kind === 'removed' ? change.before : change.after;
  const said = (one: typeof entry): string => spanText(one.when, snapshot.zone, dates, t);
  const chip = chipOf(entry, book, snapshot.zone);
  if (change.kind === 'changed') return { kind: 'change', change: 'changed', chip, before: '', now: said(entry) };
  return {
    kind: 'change',
    change: change.kind,
    chip,
    before: change.kind === 'added' ? '' : said(change.before),
    now: change.kind === 'removed' ? '' : said(entry),
  };
}

function heightOf({ chip, before, now }: EntryRow, widths: readonly number[]): number {
  const lines = ['', chip.key, chip.title, before, now].map((text, i) =>
    linesOf(text, AGENDA.size, (widths[i] ?? 0) - AGENDA.cell),
  );
  return Math.max(...lines) * AGENDA.line + AGENDA.padding;
}
