import type { AgendaColumn } from '../../bridge.ts';
import type {
  CalendarDocument,
  ChangeTable,
  Chip,
  Block,
  LegendItem,
  ListItem,
  MonthGrid,
  AgendaTable,
  EntryList,
  Week,
} from '../tree.ts';
import { escapeHtml } from './escape.ts';
import { facesNeeded, type FontFace } from './font-faces.ts';
import { lanesHtml } from './html-lanes.ts';
import { ARROWS, codeHtml, dotHtml, keyHtml, marksOf, tagHtml, textHtml, wasHtml } from './html-parts.ts';
import { rowClass, styleSheet } from './html-style.ts';
import { sheetsHtml } from './html-tiles.ts';
import { yearHtml } from './html-year.ts';

/**
 * A document as one self-contained HTML page per sheet: no script, no style attribute, nothing
 * fetched but the fonts named. The same text is the preview and what the engine prints.
 *
 * @param fonts faces of the bundled font; those the text needs are loaded, the rest left out. Scripts
 *   they do not cover fall to the machine's own fonts.
 */
export function writeHtml(document: CalendarDocument, fonts: readonly FontFace[] = []): string {
  const body = document.pages.map((_, index) => pageHtml(document, index)).join('\n');
  const needed = facesNeeded(body, fonts);
  return `<!doctype html>
<html lang="${escapeHtml(document.language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(document.title)}</title>
${needed.map((font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${escapeHtml(font.url)}">`).join('\n')}
<style>
${styleSheet(document, needed).replaceAll('</', '<\\/')}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function pageHtml(document: CalendarDocument, index: number): string {
  const page = document.pages[index];
  if (page === undefined) return '';
  const stamp = document.stamp.map((text) => `<span>${escapeHtml(text)}</span>`).join('');
  const filters = document.filters === '' ? '' : `<div class="filters">${escapeHtml(document.filters)}</div>`;
  const sheet = `<div class="sheet">
<header><h1 dir="auto">${escapeHtml(document.title)}</h1><h2>${escapeHtml(page.heading)}</h2><div class="stamp">${stamp}</div>${filters}</header>
${page.blocks.map((block) => blockHtml(document, block)).join('\n')}
<footer>${legendHtml(document)}<div class="foot"><span dir="auto">${escapeHtml(document.title)} · ${escapeHtml(document.stamp.slice(0, 2).join(' · '))}</span><span>${escapeHtml(document.pageTexts[index] ?? '')}</span></div></footer>
</div>`;
  return sheetsHtml(document, sheet);
}

function blockHtml(document: CalendarDocument, block: Block): string {
  switch (block.kind) {
    case 'grid':
      return gridHtml(document, block);
    case 'lanes':
      return lanesHtml(document, block);
    case 'year':
      return yearHtml(document, block);
    case 'list':
      return listHtml(block);
    case 'changes':
      return changesHtml(block);
    case 'table':
      return tableHtml(block);
    case 'empty':
      return `<p class="empty">${escapeHtml(block.text)}</p>`;
  }
}

function gridHtml(document: CalendarDocument, grid: MonthGrid): string {
  const numbered = grid.weeks.some((week) => week.number !== null);
  const corner = numbered ? '<div class="no"></div>' : '';
  const names = grid.weekdays.map((name) => `<div>${escapeHtml(name)}</div>`).join('');
  return `<div class="grid ${rowClass(document, grid)}"><div class="weekdays">${corner}<div class="names">${names}</div></div>
${grid.weeks.map((week) => weekHtml(document, week)).join('\n')}</div>`;
}

function weekHtml(document: CalendarDocument, week: Week): string {
  const cells = week.days.map((day) => {
    const classes = [
      day.outside ? 'outside' : '',
      day.free && !day.outside ? 'free' : '',
      day.holiday && !day.outside ? 'holiday' : '',
      day.edge === 'none' ? '' : `edge-${day.edge}`,
    ];
    const more = day.more === 0 ? '' : `<span class="more">+${day.more}</span>`;
    return `<div class="${classes.filter((c) => c !== '').join(' ')}"><div class="date"><span>${escapeHtml(day.label)}</span>${more}</div></div>`;
  });
  const bars = week.bars.map(({ chip, from, to, lane, starts, ends }) => {
    const pattern = document.styles[chip.style]?.pattern ?? 'none';
    const patterned = chip.tentative || pattern === 'hatch' || pattern === 'dots';
    const open = `${starts ? '' : ' from'}${ends ? '' : ' on'}${patterned ? ' patterned' : ''}`;
    const arrow = starts ? '' : ARROWS.before;
    const onward = ends ? '' : ARROWS.after;
    return `<div class="chip bar k${chip.style} c${from} e${to} r${lane}${open}${marksOf(chip)}">${arrow}${codeHtml(chip.code)}<span class="text">${textHtml(chip)}</span>${dotHtml(chip)}${onward}</div>`;
  });
  const number = week.number === null ? '' : `<div class="no">${escapeHtml(week.number)}</div>`;
  return `<div class="week">${number}<div class="days"><div class="cells">${cells.join('')}</div><div class="bars">${bars.join('')}</div></div></div>`;
}

function listHtml(list: EntryList): string {
  const columns = list.columns.map((items) => `<ul>${items.map(itemHtml).join('')}</ul>`).join('');
  return `<div class="list"><h3>${escapeHtml(list.title)}</h3><div class="columns">${columns}</div></div>`;
}

function itemHtml(item: ListItem): string {
  if (item.kind === 'heading') return `<li><h4>${escapeHtml(item.text)}</h4></li>`;
  const { chip, detail } = item;
  const said = detail === '' ? '' : ` <em class="detail">${escapeHtml(detail)}</em>`;
  return `<li class="item${chip.cancelled ? ' cancelled' : ''}"><span class="chip k${chip.style}${marksOf(chip)}">${codeHtml(chip.code)}</span><span class="text">${tagHtml(chip)}${keyHtml(chip)}${wasHtml(chip)}<bdi>${escapeHtml(chip.title)}</bdi>${said}</span>${dotHtml(chip)}</li>`;
}

function tableHtml(table: AgendaTable): string {
  const heads = table.columns.map(({ head }, i) => `<th scope="col" class="w${i}">${escapeHtml(head)}</th>`).join('');
  const rows = table.rows.map((row) => {
    if (row.kind === 'day')
      return `<tr class="day"><th colspan="${table.columns.length}" scope="rowgroup">${escapeHtml(row.text)}</th></tr>`;
    const cells = table.columns.map(({ id }) => `<td>${cellHtml(row.chip, id, row.texts[id])}</td>`);
    return `<tr${row.chip.cancelled ? ' class="cancelled"' : ''}>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function cellHtml(chip: Chip, column: AgendaColumn, text: string): string {
  switch (column) {
    case 'when':
      return chip.change === null ? escapeHtml(text) : `${tagHtml(chip)}${wasHtml(chip)}<b>${escapeHtml(text)}</b>`;
    case 'code':
      return `<span class="chip k${chip.style}${marksOf(chip)}">${codeHtml(text)}</span>`;
    case 'key':
      return `<bdi class="key">${escapeHtml(text)}</bdi>`;
    case 'title':
      return `<bdi class="text">${escapeHtml(text)}</bdi>`;
    case 'status':
      return `${dotHtml(chip)}${escapeHtml(text)}`;
    case 'kind':
    case 'place':
    case 'services':
      return `<bdi>${escapeHtml(text)}</bdi>`;
  }
}

function changesHtml({ heads, rows }: ChangeTable): string {
  const head = heads.map((text, i) => `<th scope="col" class="x${i}">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) => {
    if (row.kind === 'heading')
      return `<tr class="day"><th colspan="${heads.length}" scope="rowgroup">${escapeHtml(row.text)}</th></tr>`;
    const { chip, before, now, change } = row;
    const title = `<bdi>${escapeHtml(chip.title)}</bdi>`;
    const cells = [
      `<span class="chip k${chip.style}">${codeHtml(chip.code)}</span>`,
      `<bdi class="key">${escapeHtml(chip.key)}</bdi>`,
      change === 'removed' ? `<del>${title}</del>` : title,
      before === '' ? '' : `<del>${escapeHtml(before)}</del>`,
      now === '' ? '' : change === 'changed' ? escapeHtml(now) : `<b>${escapeHtml(now)}</b>`,
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

function legendHtml({ legend }: CalendarDocument): string {
  if (legend.length === 0) return '';
  return `<ul class="legend">${legend.map(legendItemHtml).join('')}</ul>`;
}

function legendItemHtml(item: LegendItem): string {
  const box =
    item.style === null
      ? `<span class="box sample ${item.mark}">${sampleHtml(item)}</span>`
      : `<span class="box chip k${item.style}">${codeHtml(item.code)}</span>`;
  return `<li>${box}<bdi>${escapeHtml(item.text)}</bdi></li>`;
}

function sampleHtml({ mark, code }: LegendItem): string {
  if (mark === 'moved') return '<del class="was">1</del> <b>2</b>';
  if (mark === 'cancelled') return 'abc';
  return code === '' ? '' : `<span class="tag">${escapeHtml(code)}</span>`;
}
