/**
 * Cells of a block as spreadsheets put it on the clipboard: tabs between cells, a line per row, and
 * quotes (doubled inside) only around a cell that holds a tab, a line end or, in Excel, a quote. That is
 * not CSV: a cell may begin with a quote that means nothing (Google Sheets), so quotes count only where
 * they close before the next tab or line end.
 */
export function readBlock(text: string): string[][] {
  const whole = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const { cell, end } = cellAt(whole, at);
    rows.at(-1)?.push(cell);
    if (end >= whole.length) return rows;
    if (whole[end] === '\n') rows.push([]);
    at = end + 1;
  }
}

function cellAt(text: string, at: number): { readonly cell: string; readonly end: number } {
  const close = text[at] === '"' ? closingQuote(text, at + 1) : -1;
  const inside = close === -1 ? '' : text.slice(at + 1, close);
  // What needs no quotes was typed with them.
  if (/[\t\n"]/.test(inside)) return { cell: inside.replaceAll('""', '"'), end: close + 1 };
  END.lastIndex = at;
  const end = END.exec(text)?.index ?? text.length;
  return { cell: text.slice(at, end), end };
}

const END = /[\t\n]/g;

/** Where a quoted cell closes: at a quote that is not doubled, if a cell ends there; else -1. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const next = text[at + 1];
    return next === undefined || next === '\t' || next === '\n' ? at : -1;
  }
  return -1;
}

/** Whether text on the clipboard is a block of cells and not a word or a sentence. */
export function isBlock(text: string): boolean {
  return /\t/.test(text) || text.trim().split('\n').length > 1;
}
