import { useTranslation } from 'react-i18next';
import { SupportDay } from '#shared/model/support.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { isClosed } from '#shared/planning/support/known-errors.ts';
import type { DayFigures } from '#shared/planning/support/figures.ts';
import { NumberField, SegmentedControl, TextField } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import type { FieldName } from '../use-support-edits.ts';
import styles from './log.module.css';

const SLA = { met: true, missed: false, unknown: null } as const;
type Sla = keyof typeof SLA;

/** What somebody writes about a day; what can be counted is not asked. */
export function DayDetail({ book, edits, figures }: PartProps & { readonly figures: DayFigures }) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { day, written } = figures;
  const save = (field: FieldName, fields: Partial<SupportDay>) => {
    // One day, one record: its id says so, whoever writes first.
    const change: Change =
      written === null
        ? {
            op: 'create',
            table: 'support-days',
            record: SupportDay.parse({ id: `${book.support.id}:${day}`, supportId: book.support.id, day, ...fields }),
          }
        : patchOf('support-days', written.id, fields);
    void edits.run('supportDayWritten', { label: book.release.key, day: text.shortDay(day), field }, [change]);
  };
  const sla: Sla = written === null || written.slaMet === null ? 'unknown' : written.slaMet ? 'met' : 'missed';
  const hits = written?.knownErrorHits ?? {};
  const known = book.knownErrors.filter((error) => !isClosed(error) || hits[error.id] !== undefined);
  return (
    <section className={styles.block} aria-label={text.day(day)}>
      <h2 className={styles.title}>{text.day(day)}</h2>
      <div className={form.form}>
        <div className={form.pair}>
          <NumberField
            label={t('log.satisfaction')}
            value={written?.satisfaction ?? null}
            min={0}
            max={100}
            onSave={(satisfaction) => save('satisfaction', { satisfaction })}
          />
          <div className={styles.sla}>
            <span className={form.groupLabel} aria-hidden="true">
              {t('log.slaField')}
            </span>
            <SegmentedControl
              label={t('log.slaField')}
              value={sla}
              options={(['met', 'missed', 'unknown'] as const).map((id) => ({ id, label: t(`log.slaLong.${id}`) }))}
              onChange={(id) => save('slaMet', { slaMet: SLA[id] })}
            />
          </div>
        </div>
        <TextField
          label={t('log.changesMade')}
          value={written?.changesMade ?? ''}
          multiline
          onSave={(changesMade) => save('changesMade', { changesMade })}
        />
        <TextField
          label={t('log.notes')}
          value={written?.notes ?? ''}
          multiline
          onSave={(notes) => save('notes', { notes })}
        />
        {known.length > 0 && (
          <fieldset className={form.group}>
            <legend className={form.groupLabel}>{t('log.hits')}</legend>
            <div className={styles.hits}>
              {known.map((error) => (
                <div key={error.id} className={styles.hit}>
                  <span title={error.title}>
                    {error.key} <span className={styles.muted}>{error.title}</span>
                  </span>
                  <NumberField
                    label={t('log.hitsOf', { key: error.key })}
                    hideLabel
                    value={hits[error.id] ?? 0}
                    min={0}
                    max={10_000}
                    step={1}
                    onSave={(count) => save('knownErrorHits', { knownErrorHits: { ...hits, [error.id]: count ?? 0 } })}
                  />
                </div>
              ))}
            </div>
          </fieldset>
        )}
      </div>
    </section>
  );
}
