import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '#shared/model/support.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import type { Priority } from '#shared/planning/support/figures.ts';
import { Button, Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { IncidentDialog, type NewIncident } from '../records/incident-dialog.tsx';
import { KnownErrorDialog } from '../records/known-error-dialog.tsx';
import type { RecordProps } from '../records/record-props.ts';
import styles from '../table.module.css';

/** What was seen in test; what comes again is made a known error and so carried into production. */
export function PreProduction(props: RecordProps) {
  const { book, configuration, today } = props;
  const { t } = useTranslation('support');
  const text = useWhenText();
  const [open, setOpen] = useState<Incident | NewIncident | null>(null);
  const [made, setMade] = useState<Incident | null>(null);
  const incidents = book.incidents
    .filter(({ preProduction }) => preProduction)
    .toSorted((a, b) => a.priority - b.priority || (a.openedAt < b.openedAt ? 1 : -1));
  const keys = new Map(book.knownErrors.map(({ id, key }) => [id, key]));
  const dayOf = (instant: string) => momentFromInstant(instant, configuration.settings.zone).wall.slice(0, 10);
  const head = ['key', 'title', 'priority', 'opened', 'state', 'knownError'] as const;
  return (
    <div className={styles.part}>
      <Section
        title={t('preProduction.label')}
        text={t('preProduction.text')}
        actions={
          <Button variant="quiet" icon="plus" onPress={() => setOpen({ day: today, preProduction: true })}>
            {t('preProduction.add')}
          </Button>
        }
      >
        {incidents.length === 0 ? (
          <p className={styles.muted}>{t('preProduction.empty')}</p>
        ) : (
          <table className={styles.table}>
            <thead>
              <tr>
                {head.map((one) => (
                  <th key={one} scope="col" data-column={one}>
                    {t(`preProduction.columns.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {incidents.map((incident) => (
                <tr key={incident.id}>
                  <td>{incident.key}</td>
                  <td>
                    <button type="button" className={styles.open} onClick={() => setOpen(incident)}>
                      {incident.title}
                    </button>
                  </td>
                  <td>{t(`incident.priorities.${incident.priority as Priority}`)}</td>
                  <td>{text.shortDay(dayOf(incident.openedAt))}</td>
                  <td>{t(incident.resolvedAt === null ? 'incident.open' : 'incident.resolved')}</td>
                  <td>
                    {keys.get(incident.knownErrorId ?? '') ?? (
                      <Button
                        variant="quiet"
                        aria-label={t('preProduction.makeKnownErrorOf', { label: incident.key || incident.title })}
                        onPress={() => setMade(incident)}
                      >
                        {t('preProduction.makeKnownError')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {open !== null && <IncidentDialog {...props} of={open} onClose={() => setOpen(null)} />}
      {made !== null && <KnownErrorDialog {...props} of={{ madeOf: made }} onClose={() => setMade(null)} />}
    </div>
  );
}
