import type { ConfigurationItem } from '../../model/change.ts';
import { compareNames } from '../../planning/name-order.ts';
import type { Text } from '../../text/index.ts';
import type { FontFace } from '../writers/font-faces.ts';
import { writeReportDocx } from '../writers/report-docx.ts';
import { writeReportHtml } from '../writers/report-html.ts';
import { frameOf } from '../report/frame.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import type { PrintMeans } from '../report/printer.ts';
import { text, type Report, type ReportSection } from '../report/report.ts';
import { ReportValues } from '../report/values.ts';
import type { FormsSnapshot } from './snapshot.ts';

export const FORMS_FORMATS = ['pdf', 'docx', 'html'] as const;
export type FormsFormat = (typeof FORMS_FORMATS)[number];

/** One form per team, each a page of its own: what it sets where, from what to what, and how it is taken back. */
export function buildForms(snapshot: FormsSnapshot, t: Text): Report {
  const values = new ReportValues(snapshot, t);
  const teams = [...new Set(snapshot.items.map(({ teamId }) => teamId))].toSorted((a, b) =>
    // Rows of nobody come last: they are seen and given to somebody.
    a === null ? 1 : b === null ? -1 : compareNames(values.name(a), values.name(b)),
  );
  const report = frameOf(values, {
    title: t('changes:forms.title', { key: snapshot.key }),
    subtitle: snapshot.title,
    sections: teams.map((teamId, index) => teamForm(values, teamId, index)),
  });
  // They are worked through, not decided on: there are no revisions of them, and none is a draft.
  return { ...report, revision: '' };
}

function teamForm(values: ReportValues<FormsSnapshot>, teamId: string | null, index: number): ReportSection | null {
  const { snapshot, t } = values;
  const team = teamId === null ? t('changes:fanOut.noTeam') : values.name(teamId);
  const { key, title, release, ownerId, when } = snapshot;
  const section = sectionOf(`form-${index + 1}`, team, [
    {
      kind: 'facts',
      facts: [
        { id: 'change', label: t('changes:forms.change'), value: text(`${key} ${title}`) },
        { id: 'release', label: t('changes:fields.releaseId'), value: values.text(release) },
        { id: 'when', label: t('changes:fields.when'), value: when === null ? null : text(values.when(when)) },
        { id: 'owner', label: t('changes:fields.ownerId'), value: values.text(values.name(ownerId)) },
      ],
    },
    tableWith(
      `items-${index + 1}`,
      t('changes:section.fanOut'),
      [
        ['system', t('changes:fanOut.system'), 14],
        ['environment', t('changes:fanOut.environment'), 15],
        ['item', t('changes:fanOut.item'), 18],
        ['oldValue', t('changes:fanOut.oldValue'), 13],
        ['newValue', t('changes:fanOut.newValue'), 13],
        ['rollback', t('changes:fanOut.rollback'), 15],
        ['owner', t('changes:fanOut.owner'), 13],
        ['done', t('changes:fanOut.doneShort'), 8],
      ],
      snapshot.items.filter((item) => item.teamId === teamId).map((item) => rowOf(values, item)),
    ),
    {
      kind: 'signatures',
      lines: (['carriedOut', 'checked'] as const).map((role) => ({ role: t(`changes:forms.${role}`), name: '' })),
      signatureLabel: t('pack:signature'),
      dateLabel: t('pack:signedOn'),
    },
  ]);
  return section === null ? null : { ...section, newPage: index > 0 };
}

function rowOf(values: ReportValues<FormsSnapshot>, item: ConfigurationItem) {
  const { system, environment, oldValue, newValue, rollback } = item;
  return [
    ...[system, environment, item.item, oldValue, newValue, rollback].map((value) => values.text(value)),
    values.text(values.name(item.ownerId)),
    // An empty cell is ticked by hand.
    item.done ? values.flag(true) : null,
  ];
}

/** What is printed, and seen before. */
export function formsHtml(snapshot: FormsSnapshot, t: Text, fonts: readonly FontFace[]): string {
  return writeReportHtml(buildForms(snapshot, t), fonts);
}

export async function renderForms<P>(
  snapshot: FormsSnapshot,
  t: Text,
  format: FormsFormat,
  { fonts, print }: PrintMeans<P>,
): Promise<Uint8Array | P> {
  switch (format) {
    case 'pdf':
      return print(formsHtml(snapshot, t, fonts), { paper: snapshot.paper, landscape: false, title: '' });
    case 'html':
      return new TextEncoder().encode(formsHtml(snapshot, t, []));
    case 'docx':
      return writeReportDocx(buildForms(snapshot, t));
  }
}
