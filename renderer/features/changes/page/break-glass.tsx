import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stopClock } from '#shared/change/break-glass.ts';
import type { BreakGlass } from '#shared/model/change.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

const MINUTE_MS = 60_000;

/** What made somebody break the glass, its clock, and who agreed by word of mouth. */
export function Emergency({ form, record }: SectionProps & { readonly record: BreakGlass }) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const { change, configuration, saver } = form;
  const { zone } = configuration.settings;
  const { endedAt } = record;
  const isRunning = endedAt === null;
  const now = useMinute(isRunning);
  const minutes = Math.max(
    0,
    Math.floor(((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(record.startedAt)) / MINUTE_MS),
  );
  const at = (instant: string) => text.moment(momentFromInstant(instant, zone));
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <span>
          {endedAt === null
            ? t('emergency.running', { start: at(record.startedAt), count: minutes })
            : t('emergency.took', { start: at(record.startedAt), end: at(endedAt), count: minutes })}
        </span>
        {isRunning && (
          <Button icon="clock" onPress={() => saver.saveAll('breakGlass', stopClock(change, msToInstant(Date.now())))}>
            {t('emergency.stop')}
          </Button>
        )}
      </div>
      <div className={styles.two}>
        <TextField
          label={t('emergency.reason')}
          multiline
          value={record.reason}
          error={saver.error('breakGlass')}
          onSave={(reason) => saver.save('breakGlass', { ...record, reason })}
        />
        <TextField
          label={t('emergency.incident')}
          value={record.incident}
          onSave={(incident) => saver.save('breakGlass', { ...record, incident: incident.trim() })}
        />
      </div>
      {record.verbalApprovals.length === 0 ? (
        <p className={styles.muted}>{t('emergency.nobody')}</p>
      ) : (
        <ul aria-label={t('emergency.agreed')}>
          {record.verbalApprovals.map((one) => (
            <li key={one.id}>
              {t('emergency.agreedAt', {
                name: one.personId === null ? one.name : (configuration.people.get(one.personId)?.name ?? one.personId),
                when: at(one.at),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Now, in epoch ms; moves on while something runs. */
function useMinute(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
