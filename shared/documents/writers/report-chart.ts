import type { ChartBlock } from '../report/report.ts';
import { textWidth } from '../text-metrics.ts';
import { escapeHtml } from './escape.ts';
import { CHART_POINTS } from './report-style.ts';

/** Bars up to which two charts stand side by side. */
const HALF_BARS = 13;
/** Of the drawing, mm. */
const WIDTH = { half: 85, full: 180 } as const;
const PLOT = 20;
const ABOVE = 3.5;
const BELOW = 4;
const GAP = 1;

/** Bars with their values over them, as a drawing within the page: nothing is fetched and nothing runs. */
export function chartHtml({ title, value, note, top, bars }: ChartBlock): string {
  const size = bars.length <= HALF_BARS ? 'half' : 'full';
  const width = WIDTH[size];
  const slot = width / Math.max(1, bars.length);
  const highest = top ?? Math.max(0, ...bars.map((bar) => bar.value ?? 0));
  const labelStep = stepOf(
    bars.map(({ label }) => label),
    slot,
  );
  const valueStep = stepOf(
    bars.map(({ text }) => text),
    slot,
  );
  const base = ABOVE + PLOT;
  const drawn = bars.map(({ label, value: at, text }, index) => {
    const middle = mm(slot * (index + 0.5));
    const height = at === null || highest <= 0 ? 0 : (PLOT * Math.max(0, at)) / highest;
    const bar =
      height === 0
        ? ''
        : `<rect x="${mm(slot * (index + 0.15))}" y="${mm(base - height)}" width="${mm(slot * 0.7)}" height="${mm(height)}"/>`;
    const figure =
      at === null || index % valueStep !== 0
        ? ''
        : `<text x="${middle}" y="${mm(base - height - 0.8)}">${escapeHtml(text)}</text>`;
    // What hangs over the drawing's side is not printed where the page ends there.
    const half = textWidth(label, CHART_POINTS) / 2;
    const labelAt = mm(Math.min(Math.max(slot * (index + 0.5), half), width - half));
    const below =
      index % labelStep === 0 ? `<text x="${labelAt}" y="${mm(base + BELOW - 0.8)}">${escapeHtml(label)}</text>` : '';
    return `${bar}${figure}${below}`;
  });
  const said = [title, ...bars.flatMap((bar) => (bar.value === null ? [] : [`${bar.label} ${bar.text}`]))].join(', ');
  return `<figure class="chart ${size}"><figcaption>${escapeHtml(title)}${value === '' ? '' : `<span>${escapeHtml(value)}</span>`}</figcaption>
<svg role="img" aria-label="${escapeHtml(said)}" viewBox="0 0 ${width} ${mm(base + BELOW)}">${drawn.join('')}<line x1="0" x2="${width}" y1="${base}" y2="${base}"/></svg>${note === '' ? '' : `<p class="note">${escapeHtml(note)}</p>`}</figure>`;
}

/** Every how many-th of the texts has room beside the next. */
function stepOf(texts: readonly string[], slot: number): number {
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, CHART_POINTS)));
  return Math.max(1, Math.ceil((widest + GAP) / slot));
}

const mm = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '');
