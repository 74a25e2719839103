import type { ReactNode } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { Readiness } from '#shared/sync/readiness.ts';
import { cancelRun, useOnline, type Running } from '../../../sync/runner/index.ts';
import type { ConnectionStanding } from '../../../sync/standing.ts';
import { Badge, Button, Icon, Panel } from '../../../ui/index.ts';
import { relativeInstant } from '../../../ui/records/instant-text.ts';
import { countsText, problemText } from '../../../ui/records/sync-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GOES, NeedLinks, Needs } from './needs.tsx';
import { stateOf, TONES } from './state.ts';
import { useRun } from './use-run.ts';
import styles from './overview.module.css';

export interface ConnectionPanelProps {
  readonly standing: ConnectionStanding;
  readonly running: Running | null;
  readonly nextAt: number | null;
  /** Null until the vault was asked. */
  readonly readiness: Readiness | null;
  readonly zone: Zone;
  readonly now: number;
}

/** One connection: its state, the last run and the next, and what of it needs the person. */
export function ConnectionPanel(props: ConnectionPanelProps) {
  const { standing, running, readiness } = props;
  const { t } = useTranslation('sync');
  const run = useRun();
  const { connection, lastRun } = standing;
  const state = stateOf(standing, running, readiness);
  return (
    <Panel
      title={connection.name}
      actions={
        <div className={styles.actions}>
          <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
          {running === null ? (
            <Button
              icon="swap"
              aria-label={t('nowNamed', { name: connection.name })}
              isDisabled={readiness !== 'ready'}
              onPress={() => run(connection.id)}
            >
              {t('now')}
            </Button>
          ) : (
            <Button
              {...(running.isCancelling ? {} : { 'aria-label': t('cancelNamed', { name: connection.name }) })}
              isDisabled={running.isCancelling}
              onPress={() => cancelRun(connection.id)}
            >
              {running.isCancelling ? t('cancelling') : t('common:cancel')}
            </Button>
          )}
        </div>
      }
    >
      {running !== null && <RunningLine running={running} />}
      {running === null && <Hindrance {...props} />}
      <dl className={styles.facts}>
        {lastRun !== null && <LastRun {...props} />}
        {running === null && (
          <Fact term={t('overview.next')}>
            <NextRun {...props} />
          </Fact>
        )}
        {standing.waiting > 0 && (
          <Fact term={t('overview.goes')}>
            <NeedLinks standing={standing} parts={GOES} />
          </Fact>
        )}
        <Fact term={t('overview.needs')}>
          <Needs standing={standing} />
        </Fact>
      </dl>
    </Panel>
  );
}

export function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What it did by now, in counts. */
function RunningLine({ running }: { readonly running: Running }) {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const counts = countsText(t, running.counts, locale, true);
  return (
    <p className={styles.running}>
      <span className={styles.pulse} aria-hidden="true" />
      {running.isWaiting ? t('state.queued') : counts === '' ? t('state.running') : counts}
    </p>
  );
}

/** What keeps it from running, or what ended its last run, in words with what to do. */
function Hindrance({ standing, readiness, zone, now }: ConnectionPanelProps) {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const go = useNavigation((state) => state.go);
  const run = useRun();
  const { connection, lastRun, offlineSince } = standing;
  const problem = lastRun?.problem ?? null;
  const mend = <Button onPress={() => go('synchronise', 'connections')}>{t('overview.mend')}</Button>;
  if (readiness !== null && readiness !== 'ready') {
    return (
      <p className={styles.note}>
        <Icon name={readiness === 'paused' ? 'info' : 'lock'} size={14} />
        <span>{t(`readiness.${readiness}`)}</span>
        {mend}
      </p>
    );
  }
  if (lastRun === null) return <p className={styles.note}>{t('overview.neverText')}</p>;
  if (offlineSince !== null) {
    const since = when.moment(momentFromInstant(offlineSince, zone));
    return (
      <p className={styles.note}>
        {t('overview.since', { when: since, ago: relativeInstant(offlineSince, now, locale) })}
      </p>
    );
  }
  if (lastRun.outcome === null) return <p className={styles.note}>{t('overview.brokenText')}</p>;
  if (problem === null || problem.code === 'cancelled') return null;
  return (
    <p className={styles.problem}>
      <Icon name="warning" size={14} />
      <span>{problemText(t, problem)}</span>
      {problem.code === 'remoteVanished' ? (
        <Button onPress={() => run(connection.id, { isMissingAccepted: true })}>{t('overview.believe')}</Button>
      ) : (
        mend
      )}
    </p>
  );
}

function LastRun({ standing: { lastRun }, zone, now }: ConnectionPanelProps) {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  if (lastRun === null) return null;
  const at = lastRun.endedAt ?? lastRun.startedAt;
  return (
    <>
      <Fact term={t('overview.lastRun')}>
        {t('overview.by', {
          when: when.moment(momentFromInstant(at, zone)),
          ago: relativeInstant(at, now, locale),
          by: t(`by.${lastRun.by}`),
        })}
      </Fact>
      <Fact term={t('overview.did')}>{countsText(t, lastRun.counts, locale)}</Fact>
    </>
  );
}

function NextRun({ standing: { connection, lastRun }, nextAt, readiness, zone, now }: ConnectionPanelProps) {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const isOnline = useOnline((state) => state.isOnline);
  if (nextAt !== null && nextAt <= now) return t('overview.nextNow');
  if (nextAt !== null) {
    const moment = when.moment(momentFromInstant(msToInstant(nextAt), zone));
    return t('overview.nextAt', { when: moment, ago: relativeInstant(nextAt, now, locale) });
  }
  if (readiness === null) return null;
  if (readiness !== 'ready') return t('overview.nextBlocked');
  if (connection.everyMinutes === null) return t('overview.nextOnDemand');
  if (lastRun === null) return t('overview.nextFirst');
  return isOnline ? t('overview.nextMended') : t('overview.nextOnline');
}
