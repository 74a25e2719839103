import { useTranslation } from 'react-i18next';
import { isClosed } from '#shared/planning/support/known-errors.ts';
import type { DayFigures } from '#shared/planning/support/figures.ts';
import { NumberField, SegmentedControl, TextField } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import type { SaveDay } from './use-save-day.ts';
import styles from './log.module.css';

const SLA = { met: true, missed: false, unknown: null } as const;
type Sla = keyof typeof SLA;

interface DayProps extends PartProps {
  readonly figures: DayFigures;
  readonly onSave: SaveDay;
}

/** What somebody judged of a day: what can be counted is not asked. */
export function DayJudged(props: DayProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { onSave } = props;
  const { day, written } = props.figures;
  const sla: Sla = written === null || written.slaMet === null ? 'unknown' : written.slaMet ? 'met' : 'missed';
  return (
    <section className={styles.block} aria-label={text.day(day)}>
      <h2 className={styles.title}>{text.day(day)}</h2>
      <div className={styles.judged}>
        <NumberField
          label={t('log.satisfaction')}
          value={written?.satisfaction ?? null}
          min={0}
          max={100}
          onSave={(satisfaction) => onSave(day, 'satisfaction', () => ({ satisfaction }))}
        />
        <div className={styles.sla}>
          <span className={form.groupLabel} aria-hidden="true">
            {t('log.slaField')}
          </span>
          <SegmentedControl
            label={t('log.slaField')}
            value={sla}
            options={(['met', 'missed', 'unknown'] as const).map((id) => ({ id, label: t(`log.slaLong.${id}`) }))}
            onChange={(id) => onSave(day, 'slaMet', () => ({ slaMet: SLA[id] }))}
          />
        </div>
      </div>
    </section>
  );
}

/** Changes made, notes, and how often each known error was hit. */
export function DayWritten(props: DayProps) {
  const { t } = useTranslation('support');
  const { onSave } = props;
  const { day, written } = props.figures;
  const hits = written?.knownErrorHits ?? {};
  const known = props.book.knownErrors.filter((error) => !isClosed(error) || hits[error.id] !== undefined);
  return (
    <section className={styles.block} aria-label={t('log.written')}>
      <h2 className={styles.title}>{t('log.written')}</h2>
      <div className={form.form}>
        <TextField
          label={t('log.changesMade')}
          value={written?.changesMade ?? ''}
          multiline
          onSave={(changesMade) => onSave(day, 'changesMade', () => ({ changesMade }))}
        />
        <TextField
          label={t('log.notes')}
          value={written?.notes ?? ''}
          multiline
          onSave={(notes) => onSave(day, 'notes', () => ({ notes }))}
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
                    onSave={(count) =>
                      onSave(day, 'knownErrorHits', (stored) => ({
                        knownErrorHits: { ...stored?.knownErrorHits, [error.id]: count ?? 0 },
                      }))
                    }
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
