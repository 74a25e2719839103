import type { Text } from '../../text/index.ts';
import type { PrintMeans } from '../report/printer.ts';
import type { Report } from '../report/report.ts';
import type { FontFace } from '../writers/font-faces.ts';
import { writeReportDocx } from '../writers/report-docx.ts';
import { writeReportHtml } from '../writers/report-html.ts';
import { buildBriefing } from './briefing.ts';
import { buildHandOver } from './hand-over.ts';
import type { SupportFormat } from './formats.ts';
import type { SupportSnapshot } from './snapshot.ts';

export function buildSupportReport(snapshot: SupportSnapshot, t: Text): Report {
  return snapshot.kind === 'briefing' ? buildBriefing(snapshot, t) : buildHandOver(snapshot, t);
}

/** What is printed, and seen before. */
export function supportHtml(snapshot: SupportSnapshot, t: Text, fonts: readonly FontFace[]): string {
  return writeReportHtml(buildSupportReport(snapshot, t), fonts);
}

/** One snapshot in one format. All formats agree, as they are made of nothing else. */
export async function renderSupport<P>(
  snapshot: SupportSnapshot,
  t: Text,
  format: SupportFormat,
  { fonts, print }: PrintMeans<P>,
): Promise<Uint8Array | P> {
  const report = buildSupportReport(snapshot, t);
  switch (format) {
    case 'pdf':
      return print(writeReportHtml(report, fonts), { paper: snapshot.paper, landscape: false, title: '' });
    case 'html':
      return new TextEncoder().encode(writeReportHtml(report));
    case 'docx':
      return writeReportDocx(report);
  }
}

/** "hand-over-PAY-26.4-r1": a file name any system takes. */
export function supportFileName({ kind, book, revision }: SupportSnapshot): string {
  const key = book.release.key.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return [kind, key, revision === null ? '' : `r${revision}`].filter((part) => part !== '').join('-');
}
