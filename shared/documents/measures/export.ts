import type { Text } from '../../text/index.ts';
import type { PrintMeans } from '../report/printer.ts';
import type { FontFace } from '../writers/font-faces.ts';
import { writeReportDocx } from '../writers/report-docx.ts';
import { writeReportHtml } from '../writers/report-html.ts';
import { writeReportXlsx } from '../writers/report-xlsx.ts';
import { buildMeasures } from './build.ts';
import type { MeasuresSnapshot } from './snapshot.ts';

/** What measures are written as; the first where nothing is said. */
export const MEASURES_FORMATS = ['pdf', 'xlsx', 'docx', 'html'] as const;
export type MeasuresFormat = (typeof MEASURES_FORMATS)[number];

/** What is printed, and seen before. */
export function measuresHtml(snapshot: MeasuresSnapshot, t: Text, fonts: readonly FontFace[] = []): string {
  return writeReportHtml(buildMeasures(snapshot, t), fonts);
}

/** One snapshot in one format. All formats agree, as they are made of nothing else. */
export async function renderMeasures<P>(
  snapshot: MeasuresSnapshot,
  t: Text,
  format: MeasuresFormat,
  { fonts, print }: PrintMeans<P>,
): Promise<Uint8Array | P> {
  switch (format) {
    case 'pdf':
      return print(measuresHtml(snapshot, t, fonts), { paper: snapshot.paper, landscape: false, title: '' });
    case 'html':
      return new TextEncoder().encode(measuresHtml(snapshot, t));
    case 'docx':
      return writeReportDocx(buildMeasures(snapshot, t));
    case 'xlsx':
      // It has no changes, so no sheet of them is made.
      return writeReportXlsx(buildMeasures(snapshot, t), '');
  }
}
