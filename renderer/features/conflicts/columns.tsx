import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import type { Known } from '../../data/conflicts.ts';
import { Icon, type Column } from '../../ui/index.ts';
import { conflictSentence, whenOfInterval } from '../../ui/records/conflict-text.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import styles from './conflicts.module.css';

export function useConflictColumns(engine: ConflictEngine | null): Column<Known>[] {
  const { t } = useTranslation('conflicts');
  const { locale } = useLocale();
  const text = useWhenText();
  return useMemo(() => {
    if (engine === null) return [];
    const sentence = ({ conflict }: Known) => conflictSentence(conflict, engine, t, locale);
    const day = (ms: number) => text.shortDay(engine.context.instants.dateAt(ms));
    return [
      {
        id: 'rule',
        header: t('columns.rule'),
        width: 190,
        cell: ({ conflict, waiver }) => (
          <span className={styles.rule}>
            <span
              className={waiver !== null ? styles.muted : conflict.severity === 'error' ? styles.error : styles.warning}
            >
              <Icon name={waiver === null ? 'warning' : 'check'} size={14} />
            </span>
            {t(`rules.${conflict.rule}`)}
          </span>
        ),
        sortValue: ({ conflict }) => t(`rules.${conflict.rule}`),
      },
      {
        id: 'what',
        header: t('columns.what'),
        width: 'minmax(220px, 2fr)',
        cell: (known) => <span title={sentence(known)}>{sentence(known)}</span>,
        sortValue: sentence,
      },
      {
        id: 'when',
        header: t('columns.when'),
        width: 'minmax(180px, 1.2fr)',
        cell: ({ conflict: { overlap } }) => {
          if (overlap === null) return '';
          const when = whenOfInterval(overlap, engine);
          // Where it begins; all of it is told beside the list.
          return (
            <span title={text.when(when)}>{when.type === 'dates' ? text.when(when) : text.moment(when.start)}</span>
          );
        },
        sortValue: ({ conflict: { overlap } }) => overlap?.start ?? null,
      },
      {
        id: 'since',
        header: t('columns.since'),
        width: 104,
        cell: ({ since }) => day(since),
        sortValue: ({ since }) => since,
      },
      {
        id: 'waived',
        header: t('columns.waived'),
        width: 'minmax(100px, 0.8fr)',
        cell: ({ waiver }) => waiver !== null && <span title={waiver.reason}>{waiver.reason}</span>,
        sortValue: ({ waiver }) => waiver?.reason ?? null,
      },
    ];
  }, [engine, t, locale, text]);
}
