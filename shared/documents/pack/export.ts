import type { Text } from '../../text/index.ts';
import type { PrintMeans } from '../report/printer.ts';
import type { FontFace } from '../writers/font-faces.ts';
import { writePackIcs } from '../writers/pack-ics.ts';
import { writeReportDocx } from '../writers/report-docx.ts';
import { writeReportHtml } from '../writers/report-html.ts';
import { writeReportPptx } from '../writers/report-pptx.ts';
import { writeReportXlsx } from '../writers/report-xlsx.ts';
import { zipFiles } from '../writers/rezip.ts';
import { buildPackReport } from './build.ts';
import { buildMinutes } from './minutes.ts';
import type { PackSnapshot } from './snapshot.ts';

export const PACK_FORMATS = ['pdf', 'xlsx', 'pptx', 'docx', 'ics', 'html'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];

/** What is printed, and seen before. */
export function packHtml(snapshot: PackSnapshot, t: Text, fonts: readonly FontFace[]): string {
  return writeReportHtml(buildPackReport(snapshot, t), fonts);
}

/**
 * One snapshot in one format. All formats agree, as they are made of nothing else. A board's pack goes to Word as the
 * minutes of its meeting.
 */
export async function renderPack<P>(
  snapshot: PackSnapshot,
  t: Text,
  format: PackFormat,
  { fonts, print }: PrintMeans<P>,
): Promise<Uint8Array | P> {
  const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
  const report = buildPackReport(snapshot, t);
  switch (format) {
    case 'pdf':
      return print(writeReportHtml(report, fonts), { paper: snapshot.paper, landscape: false, title: '' });
    case 'html':
      return utf8(writeReportHtml(report));
    case 'ics':
      return utf8(writePackIcs(snapshot, t));
    case 'xlsx':
      return writeReportXlsx(report, t('pack:files.changes'));
    case 'docx':
      return writeReportDocx(snapshot.meeting === null ? report : buildMinutes(snapshot, t));
    case 'pptx':
      return writeReportPptx(report, t);
  }
}

/** Every format in one file. */
export async function renderPackZip(snapshot: PackSnapshot, t: Text, by: PrintMeans): Promise<Uint8Array> {
  const name = packFileName(snapshot);
  const files: Record<string, Uint8Array> = {};
  for (const format of PACK_FORMATS) files[`${name}.${format}`] = await renderPack(snapshot, t, format, by);
  return zipFiles(files);
}

/** "cab-pack-2026-12-01": a file name any system takes. */
export function packFileName({ kind, first, revision }: PackSnapshot): string {
  return [kind, first, ...(revision === null ? [] : [`r${revision}`])].join('-');
}
