import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { useConfiguration } from '../../../data/live.ts';
import { useRunning } from '../../../sync/runner/index.ts';
import { Badge, DataTable, EmptyState, type Column } from '../../../ui/index.ts';
import { durationText } from '../../../ui/records/instant-text.ts';
import { countsText, problemText } from '../../../ui/records/sync-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { TONES, type StandingState } from '../overview/state.ts';
import { useRunRows, type RunRow } from './rows.ts';
import list from '../../../ui/list-page.module.css';

/** Every run that is remembered: when, by whom, what it did, how it ended. */
export function RunsTab() {
  const { t } = useTranslation('sync');
  const rows = useRunRows();
  const zone = useConfiguration()?.settings.zone;
  const columns = useColumns(zone ?? 'UTC');
  if (rows === undefined || zone === undefined) return null;
  if (rows.length === 0) return <EmptyState icon="history" title={t('runs.empty.title')} text={t('runs.empty.text')} />;
  return (
    <div className={list.page}>
      <DataTable
        label={t('runs.title')}
        rows={rows}
        columns={columns}
        getRowId={({ run }) => run.id}
        onOpen={() => {}}
        emptyState={null}
      />
    </div>
  );
}

function useColumns(zone: string): Column<RunRow>[] {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const running = useRunning(({ runs }) => runs);
  return useMemo(() => {
    const stateOf = ({ run }: RunRow): StandingState =>
      run.outcome ??
      (running[run.connectionId]?.startedAt.slice(0, 16) === run.startedAt.slice(0, 16) ? 'running' : 'broken');
    const did = (row: RunRow): string => {
      const { run, tries, since } = row;
      const problem = run.outcome === 'cancelled' ? null : problemText(t, run.problem);
      if (tries > 1) {
        const at = when.moment(momentFromInstant(since, zone));
        return t('runs.tries', { text: problem ?? '', count: tries, since: at });
      }
      const counts = countsText(t, run.counts, locale);
      return problem === null ? counts : problem;
    };
    const text = (value: string) => (
      <span className={list.name} title={value}>
        {value}
      </span>
    );
    return [
      {
        id: 'started',
        header: t('runs.columns.started'),
        width: 210,
        cell: ({ run }) => text(when.moment(momentFromInstant(run.startedAt, zone))),
        sortValue: ({ run }) => run.startedAt,
      },
      {
        id: 'connection',
        header: t('runs.columns.connection'),
        width: 'minmax(100px, 180px)',
        cell: ({ connection }) => text(connection ?? t('runs.gone')),
        sortValue: ({ connection }) => connection,
      },
      {
        id: 'outcome',
        header: t('runs.columns.outcome'),
        width: 190,
        cell: (row) => <Badge tone={TONES[stateOf(row)]}>{t(`state.${stateOf(row)}`)}</Badge>,
        sortValue: (row) => t(`state.${stateOf(row)}`),
      },
      { id: 'did', header: t('runs.columns.did'), width: 'minmax(200px, 1fr)', cell: (row) => text(did(row)) },
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
  }, [t, locale, when, zone, running]);
}
