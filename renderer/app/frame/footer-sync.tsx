import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../data/today.ts';
import { useConfiguration } from '../../data/live.ts';
import type { ConnectionStanding } from '../../sync/standing.ts';
import { useOnline, useRunning } from '../../sync/runner/index.ts';
import { useSyncStanding } from '../../sync/use-standing.ts';
import { Icon } from '../../ui/index.ts';
import { shortInstant } from '../../ui/records/instant-text.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import styles from './footer.module.css';

/** What is true of the other side: a second truth beside "saved", in calm words. Nothing where nothing is connected. */
export function FooterSync() {
  const { t } = useTranslation('sync');
  const standing = useSyncStanding();
  if (standing === null || standing.length === 0) return null;
  const waiting = standing.filter((one) => one.waiting > 0);
  const conflicts = standing.reduce((sum, one) => sum + one.conflicts, 0);
  const count = waiting.reduce((sum, one) => sum + one.waiting, 0);
  const [only] = waiting;
  return (
    <div role="group" aria-label={t('footer.label')} className={styles.sync}>
      {only !== undefined && (
        <Part tab="pending">
          {waiting.length === 1
            ? t('footer.waits', { count, name: only.connection.name })
            : t('footer.waitsMany', { count })}
        </Part>
      )}
      <Reached standing={standing} />
      {conflicts > 0 && <Part tab="conflicts">{t('footer.conflicts', { count: conflicts })}</Part>}
    </div>
  );
}

/** Whether the other side is reached: under way, offline, broken, or when it last was. */
function Reached({ standing }: { readonly standing: readonly ConnectionStanding[] }) {
  const { t } = useTranslation('sync');
  const when = useWhenText();
  const zone = useConfiguration()?.settings.zone;
  const running = useRunning(({ runs }) => runs);
  const { isOnline, since } = useOnline();
  if (zone === undefined) return null;
  const short = (instant: string) => shortInstant(instant, zone, todayIn(zone), when);
  const names = standing.filter(({ connection }) => connection.id in running).map(({ connection }) => connection.name);
  const [name] = names;
  if (name !== undefined) {
    return (
      <Part tab="overview">
        <Icon name="swap" size={14} />
        {names.length === 1 ? t('footer.running', { name }) : t('footer.runningMany', { count: names.length })}
      </Part>
    );
  }
  const away = standing.filter((one) => one.offlineSince !== null && !one.connection.paused);
  const first = away.map((one) => one.offlineSince ?? '').sort()[0] ?? null;
  if (!isOnline) {
    const at = since === null ? first : new Date(since).toISOString();
    return (
      <Part tab="overview">{at === null ? t('footer.offlineNow') : t('footer.offline', { when: short(at) })}</Part>
    );
  }
  if (first !== null) {
    const [one] = away;
    // All of them: it is the network, whatever the system says of it.
    if (away.length === standing.length && away.length > 1) {
      return <Part tab="overview">{t('footer.offline', { when: short(first) })}</Part>;
    }
    return <Part tab="overview">{t('footer.away', { name: one?.connection.name ?? '', when: short(first) })}</Part>;
  }
  const failed = standing.find(({ lastRun, connection }) => lastRun?.outcome === 'failed' && !connection.paused);
  if (failed !== undefined) {
    return (
      <Part tab="overview">
        <Icon name="warning" size={14} />
        {t('footer.failed', { name: failed.connection.name })}
      </Part>
    );
  }
  const ends = standing.flatMap(({ lastRun }) => lastRun?.endedAt ?? []).sort();
  const last = ends[0];
  if (last === undefined) return null;
  return <Part tab="overview">{t('footer.done', { when: short(last) })}</Part>;
}

/** A part of the line; leads to what it is about. */
function Part({ tab, children }: { readonly tab: string; readonly children: ReactNode }) {
  const go = useNavigation((state) => state.go);
  return (
    <button type="button" className={styles.part} onClick={() => go('synchronise', tab)}>
      {children}
    </button>
  );
}
