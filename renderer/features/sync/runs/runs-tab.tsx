import { useCallback, useMemo, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { useConfiguration } from '../../../data/live.ts';
import { useRunning } from '../../../sync/runner/index.ts';
import { Badge, DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import { durationText } from '../../../ui/records/instant-text.ts';
import { countsText, problemText } from '../../../ui/records/sync-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { TextCell } from '../cells.tsx';
import { DetailPane } from '../detail-pane.tsx';
import { TONES, type StandingState } from '../overview/state.ts';
import { useRunRows, type RunRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';
import pane from '../list-detail.module.css';

/** Every run that is remembered: when, by whom, what it did, how it ended. */
export function RunsTab() {
  const { t } = useTranslation('sync');
  const rows = useRunRows();
  const zone = useConfiguration()?.settings.zone;
  const columns = useColumns(zone ?? 'UTC');
  const [activeId, setActiveId] = useState<string | null>(null);
  if (rows === undefined || zone === undefined) return null;
  if (rows.length === 0) return <EmptyState icon="history" title={t('runs.empty.title')} text={t('runs.empty.text')} />;
  const active = rows.find(({ run }) => run.id === activeId) ?? rows[0] ?? null;
  return (
    <div className={list.page}>
      <DataTable
        label={t('runs.title')}
        rows={rows}
        columns={columns}
        getRowId={({ run }) => run.id}
        currentId={active?.run.id ?? null}
        onActiveChange={({ run }) => setActiveId(run.id)}
        onOpen={({ run }) => setActiveId(run.id)}
        emptyState={null}
      />
      {active !== null && <RunDetail row={active} zone={zone} />}
    </div>
  );
}

/** What a run did and how it ended, whole: the row has no room for it. */
function RunDetail({ row, zone }: { readonly row: RunRow; readonly zone: Zone }) {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const { run, connection } = row;
  const counts = countsText(t, run.counts, locale);
  const ended = useDid(zone)(row);
  const at = when.moment(momentFromInstant(run.startedAt, zone));
  return (
    <DetailPane name={t('runs.detail', { name: connection ?? t('runs.gone'), when: at })}>
      <p className={pane.text} dir="auto">
        {ended}
      </p>
      {ended !== counts && <p className={pane.sideNote}>{counts}</p>}
    </DetailPane>
  );
}

/** What a run did, or what ended it. */
function useDid(zone: Zone): (row: RunRow) => string {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  return useCallback(
    ({ run, tries, since }: RunRow) => {
      const problem = run.outcome === 'cancelled' ? null : problemText(t, run.problem);
      if (tries > 1) {
        const at = when.moment(momentFromInstant(since, zone));
        return t('runs.tries', { text: problem ?? '', count: tries, since: at });
      }
      return problem ?? countsText(t, run.counts, locale);
    },
    [t, locale, when, zone],
  );
}

function useColumns(zone: Zone): Column<RunRow>[] {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const running = useRunning(({ runs }) => runs);
  const did = useDid(zone);
  return useMemo(() => {
    const stateOf = ({ run }: RunRow): StandingState =>
      run.outcome ??
      (running[run.connectionId]?.startedAt.slice(0, 16) === run.startedAt.slice(0, 16) ? 'running' : 'broken');
    return [
      {
        id: 'started',
        header: t('runs.columns.started'),
        width: 200,
        cell: ({ run }) => when.moment(momentFromInstant(run.startedAt, zone)),
        sortValue: ({ run }) => run.startedAt,
      },
      {
        id: 'connection',
        header: t('runs.columns.connection'),
        width: 'minmax(100px, 180px)',
        cell: ({ connection }) => <TextCell text={connection ?? t('runs.gone')} />,
        sortValue: ({ connection }) => connection,
      },
      {
        id: 'outcome',
        header: t('runs.columns.outcome'),
        width: 190,
        cell: (row) => <Badge tone={TONES[stateOf(row)]}>{t(`state.${stateOf(row)}`)}</Badge>,
        sortValue: (row) => t(`state.${stateOf(row)}`),
      },
      {
        id: 'did',
        header: t('runs.columns.did'),
        width: 'minmax(200px, 1fr)',
        cell: (row) => <TextCell text={did(row)} />,
      },
      {
        id: 'lasted',
        header: t('runs.columns.lasted'),
        width: 110,
        align: 'end',
        cell: ({ run }) =>
          run.endedAt === null ? '' : durationText(Date.parse(run.endedAt) - Date.parse(run.startedAt), locale),
      },
      {
        id: 'by',
        header: t('runs.columns.by'),
        width: 120,
        cell: ({ run }) => t(`by.${run.by}`),
        sortValue: ({ run }) => t(`by.${run.by}`),
      },
    ];
  }, [t, locale, when, zone, running, did]);
}
