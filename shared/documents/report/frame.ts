import type { ReportHead } from './head.ts';
import type { Report, ReportSection } from './report.ts';
import type { ReportValues } from './values.ts';

interface Framed {
  readonly title: string;
  readonly subtitle: string;
  readonly sections: readonly (ReportSection | null)[];
  readonly onePage?: boolean;
}

/** A report's frame around the sections there are, with what stands on every page. */
export function frameOf<S extends ReportHead>(values: ReportValues<S>, framed: Framed): Report {
  const { snapshot, t, dates } = values;
  const { zone, asOf, dataAsOf, revision } = snapshot;
  const [before = '', between = '', after = ''] = t('pack:pageOf', { page: '\u0001', pages: '\u0002' }).split(
    /[\u0001\u0002]/u,
  );
  return {
    title: framed.title,
    subtitle: framed.subtitle,
    language: snapshot.language,
    locale: snapshot.locale,
    zone,
    asOf,
    paper: snapshot.paper,
    classification: snapshot.classification,
    revision: revision === null ? t('pack:draft') : t('pack:revision', { revision }),
    foot: [
      t('pack:asOf', { when: dates.instant(asOf, zone) }),
      dataAsOf === null ? t('pack:noData') : t('pack:dataAsOf', { when: dates.instant(dataAsOf, zone) }),
      t('pack:zone', { zone }),
    ],
    pageOf: [before, between, after],
    contents: t('pack:contents'),
    onePage: framed.onePage === true,
    sections: framed.sections.filter((section) => section !== null),
  };
}
