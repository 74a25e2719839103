import { useEffect, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import type { SyncRun } from '#shared/model/sync-run.ts';
import type { Instant } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { useConfiguration, useLive } from '../../../data/live.ts';
import type { VaultStatus } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { nextRuns, useRunning } from '../../../sync/runner/index.ts';
import { makeWhenText } from '../../../ui/records/when-text.ts';

/** The last run of each connection; undefined until read. */
export function useLastRuns(): ReadonlyMap<string, SyncRun> | undefined {
  return useLive(async (db) => {
    const ids = await db.records('connections').toCollection().primaryKeys();
    const runs = await Promise.all(
      ids.map((id) => db.records('runs').where('[connectionId+startedAt]').between([id, ''], [id, '\uFFFF']).last()),
    );
    return new Map(runs.flatMap((run) => (run === undefined ? [] : [[run.connectionId, run]])));
  }, []);
}

/** When each connection runs next by itself, epoch milliseconds; asked anew when one of them changes or has run. */
export function useNextRuns(
  connections: readonly Connection[] | undefined,
  lasts: ReadonlyMap<string, SyncRun> | undefined,
  status: VaultStatus | null,
): ReadonlyMap<string, number | null> {
  const workspace = useWorkspace();
  const [next, setNext] = useState<ReadonlyMap<string, number | null>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    void nextRuns(workspace, Date.now()).then(
      (found) => isCurrent && setNext(found),
      // The vault says itself why it can't be read.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [workspace, connections, lasts, status]);
  return next;
}

/** When it ran last and what came of it, and when it runs next. */
export function useRunText(): (
  connection: Connection,
  last: SyncRun | undefined,
  next: number | null,
) => { readonly last: string; readonly next: string } {
  const { t } = useTranslation('syncConnections');
  const { locale } = useLocale();
  const zone = useConfiguration()?.settings.zone ?? 'UTC';
  const runs = useRunning((state) => state.runs);
  const { moment } = makeWhenText(locale);
  const text = (at: Instant): string => moment(momentFromInstant(at, zone));
  return ({ id, everyMinutes }, last, next) => {
    if (id in runs) return { last: t('lastRun.running'), next: '' };
    const at = last === undefined ? '' : text(last.endedAt ?? last.startedAt);
    const due =
      next === null ? '' : next <= Date.now() ? t('nextRun.due') : t('nextRun.at', { at: text(msToInstant(next)) });
    return {
      last: last === undefined ? t('lastRun.none') : t(`lastRun.${last.outcome ?? 'unfinished'}`, { at }),
      next: everyMinutes === null ? t('nextRun.onDemand') : due,
    };
  };
}
