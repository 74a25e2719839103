import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportTable } from '#shared/importing/index.ts';
import type { Complaint, Incident } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { isComplaintOpen, type Priority } from '#shared/planning/support/figures.ts';
import { Badge, Button } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { PartProps } from '../page/support-page.tsx';
import { ComplaintDialog } from '../records/complaint-dialog.tsx';
import { IncidentDialog, type NewIncident } from '../records/incident-dialog.tsx';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import styles from './log.module.css';

/** Longer lists start folded, the weightiest first: a bad day must not hide what else is written about it. */
const SHOWN = 12;

/** Incidents and complaints of a day, and what is still open from the days before. */
export function DayIncidents(props: PartProps & { readonly day: PlainDate }) {
  const { book, configuration, day } = props;
  const { t } = useTranslation('support');
  const [incident, setIncident] = useState<Incident | NewIncident | null>(null);
  const [complaint, setComplaint] = useState<Complaint | { day: PlainDate } | null>(null);
  const show = useDialogs((state) => state.show);
  const bringIn = (table: SupportTable) =>
    show({ kind: 'import', files: [], belongTo: { table, releaseId: book.release.id } });
  const [isWhole, setWhole] = useState(false);
  const [isWholeOfComplaints, setWholeOfComplaints] = useState(false);
  const { zone } = configuration.settings;
  const dayOf = (instant: string): PlainDate => momentFromInstant(instant, zone).wall.slice(0, 10);
  const incidents = book.incidents
    .filter(({ preProduction }) => !preProduction)
    .filter(
      ({ openedAt, resolvedAt }) =>
        dayOf(openedAt) === day || (dayOf(openedAt) < day && (resolvedAt === null || dayOf(resolvedAt) >= day)),
    )
    .toSorted((a, b) => a.priority - b.priority || (a.openedAt < b.openedAt ? -1 : 1));
  const complaints = book.complaints
    .filter((one) => one.day === day || isComplaintOpen(one, day))
    .toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <>
      <section className={styles.block} aria-label={t('incident.ofRelease')}>
        <header className={styles.head}>
          <h2 className={styles.title}>{t('incident.ofRelease')}</h2>
          <span className={styles.tools}>
            <Button variant="quiet" icon="import" onPress={() => bringIn('incidents')}>
              {t('log.importIncidents')}
            </Button>
            <Button variant="quiet" icon="plus" onPress={() => setIncident({ day, preProduction: false })}>
              {t('log.addIncident')}
            </Button>
          </span>
        </header>
        {incidents.length === 0 ? (
          <p className={styles.muted}>{t('log.noIncidents')}</p>
        ) : (
          <ul className={styles.list}>
            {(isWhole ? incidents : incidents.slice(0, SHOWN)).map((one) => (
              <li key={one.id}>
                <button type="button" className={styles.line} onClick={() => setIncident(one)}>
                  <Badge tone={one.priority <= 2 ? 'danger' : 'neutral'}>
                    {t(`incident.priorities.${one.priority as Priority}`)}
                  </Badge>
                  <span className={styles.what}>
                    {one.key !== '' && <strong>{one.key} </strong>}
                    {one.title}
                  </span>
                  <span className={styles.how}>
                    <IncidentState incident={one} dayOf={dayOf} day={day} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {incidents.length > SHOWN && !isWhole && (
          <Button variant="quiet" onPress={() => setWhole(true)}>
            {t('log.allOf', { count: incidents.length })}
          </Button>
        )}
      </section>
      <section className={styles.block} aria-label={t('log.complaints')}>
        <header className={styles.head}>
          <h2 className={styles.title}>{t('log.complaints')}</h2>
          <span className={styles.tools}>
            <Button variant="quiet" icon="import" onPress={() => bringIn('complaints')}>
              {t('log.importComplaints')}
            </Button>
            <Button variant="quiet" icon="plus" onPress={() => setComplaint({ day })}>
              {t('log.addComplaint')}
            </Button>
          </span>
        </header>
        {complaints.length === 0 ? (
          <p className={styles.muted}>{t('log.noComplaints')}</p>
        ) : (
          <ul className={styles.list}>
            {(isWholeOfComplaints ? complaints : complaints.slice(0, SHOWN)).map((one) => (
              <ComplaintLine key={one.id} complaint={one} onOpen={() => setComplaint(one)} />
            ))}
          </ul>
        )}
        {complaints.length > SHOWN && !isWholeOfComplaints && (
          <Button variant="quiet" onPress={() => setWholeOfComplaints(true)}>
            {t('log.allOf', { count: complaints.length })}
          </Button>
        )}
      </section>
      {incident !== null && <IncidentDialog {...props} of={incident} onClose={() => setIncident(null)} />}
      {complaint !== null && <ComplaintDialog {...props} of={complaint} onClose={() => setComplaint(null)} />}
    </>
  );
}

interface StateProps {
  readonly incident: Incident;
  readonly dayOf: (instant: string) => PlainDate;
  readonly day: PlainDate;
}

function IncidentState({ incident, dayOf, day }: StateProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { resolvedAt, resolvedBy, isRequest, openedAt } = incident;
  if (isRequest) return t('incident.wish');
  if (resolvedAt === null) return dayOf(openedAt) === day ? t('incident.open') : text.dayMonth(dayOf(openedAt));
  return resolvedBy === null ? t('incident.resolved') : t(`incident.by.${resolvedBy}`);
}

function ComplaintLine({ complaint, onOpen }: { readonly complaint: Complaint; readonly onOpen: () => void }) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { who, channel, theme, closedOn } = complaint;
  return (
    <li>
      <button type="button" className={styles.line} onClick={onOpen}>
        <span className={styles.what}>
          <strong>{who || t('complaint.unnamed')}</strong>{' '}
          {[channel, theme || complaint.text].filter(Boolean).join(' · ')}
        </span>
        <span className={styles.how}>
          {closedOn === null ? t('complaint.open') : t('complaint.closed', { date: text.dayMonth(closedOn) })}
        </span>
      </button>
    </li>
  );
}
