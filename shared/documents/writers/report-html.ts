import type {
  Cell,
  ChangeBlock,
  Fact,
  FactsBlock,
  Report,
  ReportBlock,
  ReportSection,
  SignaturesBlock,
  TableBlock,
} from '../report/report.ts';
import { isLongChange, isWideFact } from '../pack/change-length.ts';
import { chartHtml } from './report-chart.ts';
import { paragraphsOf } from '../report/paragraphs.ts';
import { escapeHtml } from './escape.ts';
import { facesNeeded, type FontFace } from './font-faces.ts';
import { reportStyle } from './report-style.ts';

/**
 * A report as one self-contained HTML document: no script, no style attribute, nothing fetched but the fonts named.
 * The same text is the preview, the file that is mailed and what the engine prints; heads and feet of pages are
 * margin boxes of the style sheet.
 */
export function writeReportHtml(report: Report, fonts: readonly FontFace[] = []): string {
  const body = `${coverHtml(report)}\n${report.sections.map((section) => sectionHtml(section)).join('\n')}`;
  const said = [body, report.classification, report.title, report.revision, ...report.foot].join(' ');
  const needed = facesNeeded(said, fonts);
  return `<!doctype html>
<html lang="${escapeHtml(report.language)}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(report.title)}</title>
${needed.map((font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${escapeHtml(font.url)}">`).join('\n')}
<style>
${reportStyle(report, needed).replaceAll('</', '<\\/')}
</style>
</head>
<body${report.onePage ? ' class="sheet"' : ''}>
${body}
</body>
</html>
`;
}

function coverHtml(report: Report): string {
  const marks = [report.classification, report.revision].filter((mark) => mark !== '');
  const head = `<header><h1 dir="auto">${escapeHtml(report.title)}</h1>
<p class="subtitle">${escapeHtml(report.subtitle)}</p>
<p class="marks">${marks.map((mark) => `<span>${escapeHtml(mark)}</span>`).join('')}</p>
<p class="foot">${report.foot.map((part) => `<span>${escapeHtml(part)}</span>`).join('')}</p></header>`;
  if (report.onePage) return head;
  const entries = report.sections
    .filter(({ id }) => id !== 'cover')
    .map(({ id, title }) => `<li><a href="#s-${escapeHtml(id)}">${escapeHtml(title)}</a></li>`)
    .join('');
  return `${head}
<nav><p class="heading">${escapeHtml(report.contents)}</p><ol>${entries}</ol></nav>`;
}

function sectionHtml({ id, title, landscape, newPage, blocks }: ReportSection): string {
  const classes = [landscape ? 'wide' : '', newPage === true ? 'new' : ''].filter((name) => name !== '').join(' ');
  return `<section id="s-${escapeHtml(id)}"${classes === '' ? '' : ` class="${classes}"`}><h2>${escapeHtml(title)}</h2>
${blocks.map(blockHtml).join('\n')}</section>`;
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'table':
      return tableHtml(block);
    case 'facts':
      return factsHtml(block);
    case 'text':
      return `${block.heading === '' ? '' : `<h3>${escapeHtml(block.heading)}</h3>`}${paragraphs(block.text)}`;
    case 'signatures':
      return signaturesHtml(block);
    case 'change':
      return changeHtml(block);
    case 'chart':
      return chartHtml(block);
  }
}

/** Lines of a text as it was typed. */
function paragraphs(text: string): string {
  const lines = paragraphsOf(text).map((line) => line.trimEnd());
  return lines.map((line) => (line === '' ? '' : `<p dir="auto">${escapeHtml(line)}</p>`)).join('');
}

function cellHtml(cell: Cell): string {
  const lines = paragraphsOf(cell.text);
  return `<bdi>${lines.map(escapeHtml).join('<br>')}</bdi>`;
}

function tableHtml({ title, columns, rows }: TableBlock): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.max(1, Math.round((width / total) * 100)));
  // A style attribute is refused by the page's policy: widths are classes.
  // A head stands over its figures, and so does what is said where there is none.
  const sides = columns.map((_, i) => (rows.some((row) => row[i]?.kind === 'number') ? 'number' : null));
  const heads = columns
    .map(
      ({ head }, i) =>
        `<th scope="col" class="w${widths[i]}${sides[i] === null ? '' : ' number'}">${escapeHtml(head)}</th>`,
    )
    .join('');
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((cell, i) => `<td class="${sides[i] ?? cell.kind}">${cellHtml(cell)}</td>`).join('')}</tr>`,
    )
    .join('\n');
  const heading = title === '' ? '' : `<h4>${escapeHtml(title)}</h4>`;
  return `${heading}<table class="rows"><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

function factsHtml({ facts }: Pick<FactsBlock, 'facts'>, isWide: (fact: Fact) => boolean = () => false): string {
  const there = facts.flatMap((fact) => {
    const { label, value } = fact;
    if (value === null) return [];
    const row = isWide(fact) ? '<div class="whole">' : '<div>';
    return [`${row}<dt>${escapeHtml(label)}</dt><dd>${cellHtml(value)}</dd></div>`];
  });
  return there.length === 0 ? '' : `<dl>${there.join('')}</dl>`;
}

function signaturesHtml({ lines, signatureLabel, dateLabel }: SignaturesBlock): string {
  const rows = lines.map(
    ({ role, name }) =>
      `<div class="line"><p><b>${escapeHtml(role)}</b> <bdi>${escapeHtml(name)}</bdi></p><p class="rule">${escapeHtml(signatureLabel)}</p><p class="rule">${escapeHtml(dateLabel)}</p></div>`,
  );
  return `<div class="signatures">${rows.join('')}</div>`;
}

/**
 * A change that fits a page is never split. One that cannot fit starts on a page of its own inside a table, whose
 * head the engine says again on every further page; on the first the change's own head lies over it.
 */
function changeHtml(change: ChangeBlock): string {
  const inner = `<h3><bdi>${escapeHtml(change.key)}</bdi> <bdi>${escapeHtml(change.title)}</bdi></h3>
${factsHtml(change, isWideFact)}
${change.texts
  .flatMap(({ label, value }) =>
    value === null
      ? []
      : [`<div class="said"><p class="label">${escapeHtml(label)}</p><div>${paragraphs(value.text)}</div></div>`],
  )
  .join('')}
${change.tables.map(tableHtml).join('')}`;
  if (!isLongChange(change)) return `<article>${inner}</article>`;
  return `<table class="long"><thead><tr><th>${escapeHtml(change.continued)}</th></tr></thead><tbody><tr><td><div class="over">${inner}</div></td></tr></tbody></table>`;
}
