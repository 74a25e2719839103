import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { isSeenMissing } from '#shared/sync/seen-missing.ts';
import type { Look } from '../../../sync/looks.ts';
import { Badge, type Column } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { RecordCell, TextCell } from '../cells.tsx';
import { useWhat } from './what.ts';

const TONES = { setAside: 'warn', gone: 'danger', forbidden: 'warn', left: 'neutral' } as const;

export function useColumns(zone: Zone, hasSeveral: boolean): Column<Look>[] {
  const { t } = useTranslation('sync');
  const when = useWhenText();
  const what = useWhat();
  return useMemo(() => {
    const columns: Column<Look>[] = [
      {
        id: 'record',
        header: t('setAside.columns.record'),
        width: 'minmax(150px, 1.2fr)',
        cell: ({ label, name }) =>
          label === '' ? <TextCell text={t('setAside.noRecord')} isWeak /> : <RecordCell label={label} name={name} />,
        sortValue: ({ label }) => label,
      },
      {
        id: 'remote',
        header: t('setAside.columns.remote'),
        width: 'minmax(100px, 0.6fr)',
        cell: ({ link }) => <TextCell text={link.key || (link.remoteId ?? '')} />,
        sortValue: ({ link }) => link.key,
      },
      {
        id: 'kind',
        header: t('setAside.columns.what'),
        width: 124,
        cell: ({ kind, link }) => (
          <Badge tone={isSeenMissing(link) ? 'neutral' : TONES[kind]}>{t(`setAside.kind.${kind}`)}</Badge>
        ),
        sortValue: ({ kind }) => t(`setAside.kind.${kind}`),
      },
      {
        id: 'why',
        header: t('setAside.columns.why'),
        width: 'minmax(200px, 2fr)',
        cell: (look) => <TextCell text={what(look)} isWeak={isSeenMissing(look.link)} />,
      },
      {
        id: 'since',
        header: t('setAside.columns.since'),
        width: 110,
        cell: ({ since }) => {
          const moment = momentFromInstant(since, zone);
          return <span title={when.moment(moment)}>{when.shortDay(moment.wall.slice(0, 10))}</span>;
        },
        sortValue: ({ since }) => since,
      },
    ];
    if (!hasSeveral) return columns;
    return [
      ...columns,
      {
        id: 'connection',
        header: t('setAside.columns.connection'),
        width: 120,
        cell: ({ connection }) => <TextCell text={connection.name} />,
        sortValue: ({ connection }) => connection.name,
      },
    ];
  }, [t, when, zone, what, hasSeveral]);
}
