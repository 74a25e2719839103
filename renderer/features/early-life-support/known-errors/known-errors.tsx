import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownError } from '#shared/model/support.ts';
import { hitsByKnownError } from '#shared/planning/support/figures.ts';
import type { SupportLog } from '#shared/planning/support/book.ts';
import { gapsOf, inOrderOfUse, isClosed } from '#shared/planning/support/known-errors.ts';
import { patchOf } from '#shared/model/journal.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { Badge, Button, Icon, Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { KnownErrorDialog, type NewKnownError } from '../records/known-error-dialog.tsx';
import type { RecordProps } from '../records/record-props.ts';
import styles from '../table.module.css';

interface KnownErrorsProps extends RecordProps {
  /** What hits are counted from; null before there is early life support. */
  readonly log: SupportLog | null;
}

/** What operations will live with until it is mended, and what each still lacks. */
export function KnownErrors(props: KnownErrorsProps) {
  const { book, log, configuration, today } = props;
  const { t } = useTranslation('support');
  const text = useWhenText();
  const [open, setOpen] = useState<KnownError | NewKnownError | null>(null);
  const fixes = useLive(
    async (db) => {
      const rows = await db.records('releases').bulkGet(book.knownErrors.map(({ fixReleaseId }) => fixReleaseId ?? ''));
      return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row.key] as const])));
    },
    [book.knownErrors],
  );
  const hits = log === null ? null : hitsByKnownError(log);
  const person = (id: string | null) => configuration.people.get(id ?? '')?.name ?? '';
  const errors = inOrderOfUse(book.knownErrors);
  const head = ['key', 'title', 'workaround', 'owner', 'fix', 'expires', 'risk'] as const;
  return (
    <div className={styles.part}>
      <Section
        title={t('knownError.label')}
        text={t('knownError.text')}
        actions={
          <Button
            variant="quiet"
            icon="plus"
            onPress={() => setOpen({ madeOf: null, foundIn: log === null ? 'test' : 'production' })}
          >
            {t('knownError.add')}
          </Button>
        }
      >
        {errors.length === 0 ? (
          <p className={styles.muted}>{t('knownError.empty')}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                {head.map((one) => (
                  <th key={one} scope="col" data-column={one}>
                    {t(`knownError.columns.${one}`)}
                  </th>
                ))}
                {hits !== null && (
                  <th scope="col" data-column="hits">
                    {t('knownError.columns.hits')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {errors.map((error) => (
                <tr key={error.id} data-quiet={isClosed(error) || undefined}>
                  <td>{error.key}</td>
                  <td>
                    <button type="button" className={styles.open} onClick={() => setOpen(error)}>
                      <span className={styles.clamp}>{error.title}</span>
                    </button>{' '}
                    {error.foundIn === 'test' && <Badge>{t('knownError.carried')}</Badge>}{' '}
                    {isClosed(error) && <Badge tone="ok">{t('knownError.closed')}</Badge>}
                    <Gaps error={error} today={today} />
                  </td>
                  <td className={styles.long}>
                    <span className={styles.clamp} title={error.workaround}>
                      {error.workaround}
                    </span>
                    {error.article !== '' && <span className={styles.note}>{error.article}</span>}
                  </td>
                  <td>{person(error.ownerId)}</td>
                  <td>{fixes?.get(error.fixReleaseId ?? '') ?? ''}</td>
                  <td>{error.expiresOn === null ? '' : text.shortDay(error.expiresOn)}</td>
                  <td>
                    {person(error.riskAcceptedById)}
                    {error.riskAcceptedOn !== null && (
                      <span className={styles.note}>{text.shortDay(error.riskAcceptedOn)}</span>
                    )}
                  </td>
                  {hits !== null && <td className={styles.number}>{hits.get(error.id) ?? 0}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Elsewhere {...props} />
      {open !== null && <KnownErrorDialog {...props} of={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Gaps({ error, today }: { readonly error: KnownError; readonly today: string }) {
  const { t } = useTranslation('support');
  const gaps = gapsOf(error, today);
  if (gaps.length === 0) return null;
  return (
    <span className={styles.gaps}>
      <Icon name="warning" size={12} />
      {gaps.map((gap) => t(`knownError.gaps.${gap}`)).join(' · ')}
    </span>
  );
}

/** Open ones of earlier releases on the same services: the desk meets them all the same. */
function Elsewhere({ book, edits }: RecordProps) {
  const { t } = useTranslation('support');
  const { release } = book;
  const found = useLive(
    async (db) => {
      const services = new Set(release.serviceIds);
      const rows = await db
        .records('known-errors')
        .filter(
          (error) =>
            error.closedOn === null &&
            error.releaseId !== release.id &&
            error.serviceIds.some((id) => services.has(id)),
        )
        .toArray();
      return rows.map((row) => fromRow(row));
    },
    [release.id, release.serviceIds],
  );
  if (found === undefined || found.length === 0) return null;
  return (
    <Section title={t('knownError.elsewhere')}>
      <ul className={styles.lines}>
        {inOrderOfUse(found).map((error) => (
          <li key={error.id}>
            <span>{t('knownError.elsewhereRow', { key: error.key, title: error.title })}</span>
            <Button
              variant="quiet"
              onPress={() =>
                void edits.run('knownErrorCarried', { label: error.key, release: release.key }, [
                  patchOf('known-errors', error.id, { releaseId: release.id }),
                ])
              }
            >
              {t('knownError.carryOver')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
