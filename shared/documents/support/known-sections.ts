import type { KnownError } from '../../model/support.ts';
import { inOrderOfUse, isClosed } from '../../planning/support/known-errors.ts';
import { missingWords } from '../../planning/support/words.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import { text, type ReportSection } from '../report/report.ts';
import type { Known } from '../report/values.ts';
import { textOf } from './entry-sections.ts';
import type { SupportValues } from './values.ts';

const openErrors = ({ snapshot: { book } }: SupportValues): KnownError[] =>
  inOrderOfUse(book.knownErrors).filter((error) => !isClosed(error));

/** C: what operations live with, each with its way round, its article and the release that mends it. */
export function knownErrorSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const { hits, book } = snapshot;
  const title = t('support:tabs.knownErrors');
  const open = tableWith(
    'known-errors',
    '',
    [
      ['key', t('support:knownError.key'), 3],
      ['title', t('support:knownError.columns.title'), 7],
      ['workaround', t('support:knownError.workaround'), 9],
      ['article', t('support:knownError.article'), 4],
      ['fix', t('support:knownError.fixRelease'), 4],
      ['owner', t('support:knownError.owner'), 4],
      ['expires', t('support:knownError.expiresOn'), 4],
      ['accepted', t('support:knownError.riskAcceptedBy'), 4],
      ['hits', t('support:knownError.columns.hits'), 2],
    ],
    openErrors(values).map((error) => [
      values.lines(error.key, error.externalId),
      values.lines(error.title, error.symptom),
      values.text(error.workaround),
      values.text(error.article),
      values.text(error.fixReleaseId === null ? t('support:knownError.noFix') : values.name(error.fixReleaseId)),
      values.text(values.name(error.ownerId)),
      values.date(error.expiresOn),
      values.text(accepted(error, values)),
      values.number(hits[error.id] ?? 0),
    ]),
  );
  const closed = tableWith(
    'known-errors-closed',
    t('supportDocuments:closed'),
    [
      ['key', t('support:knownError.key'), 3],
      ['title', t('support:knownError.columns.title'), 12],
      ['on', t('support:knownError.closedOn'), 4],
    ],
    inOrderOfUse(book.knownErrors)
      .filter(isClosed)
      .map((error) => [text(error.key), text(error.title), values.date(error.closedOn)]),
  );
  return sectionOf('known-errors', title, [open, closed], true);
}

/** "Ann Marsh, Thu 3 Dec 2026"; that nobody did is said too. */
function accepted({ riskAcceptedById, riskAcceptedOn }: KnownError, values: SupportValues): string {
  const who = values.name(riskAcceptedById);
  if (who === '') return values.t('support:handOver.notAccepted');
  return riskAcceptedOn === null ? who : `${who}, ${values.dates.day(riskAcceptedOn)}`;
}

/** J: what goes over into operation with a name under it, and what stood open when it was handed over. */
export function residualSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const words = missingWords(t);
  const open = openErrors(values);
  const errors = tableWith(
    'residual',
    t('support:handOver.residual'),
    [
      ['key', t('support:knownError.key'), 3],
      ['title', t('support:knownError.columns.title'), 9],
      ['accepted', t('support:knownError.riskAcceptedBy'), 5],
      ['expires', t('support:knownError.expiresOn'), 4],
      ['fix', t('support:knownError.fixRelease'), 5],
    ],
    open.map((error): Known[] => [
      text(error.key),
      text(error.title),
      values.text(accepted(error, values)),
      values.date(error.expiresOn),
      values.text(values.name(error.fixReleaseId)),
    ]),
  );
  const missing = snapshot.missing.map(words).join('\n');
  const nothing = errors === null && missing === '' ? t('supportDocuments:noResidual') : '';
  return sectionOf('residual', t('supportDocuments:section.residual'), [
    errors,
    textOf(t('supportDocuments:standsOpen'), missing),
    textOf('', nothing),
  ]);
}
