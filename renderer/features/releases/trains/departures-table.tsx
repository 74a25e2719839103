import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Configuration } from '#shared/planning/configuration.ts';
import { Badge, Button } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { LadderBar } from '../page/ladder.tsx';
import type { DepartureRow, DepartureState } from './departure-rows.ts';
import styles from './trains.module.css';

export interface DeparturesTableProps {
  readonly rows: readonly DepartureRow[];
  readonly configuration: Configuration;
  readonly onSkip: (row: DepartureRow) => void;
  readonly onMove: (row: DepartureRow) => void;
}

const TONES: Partial<Record<DepartureState, 'ok' | 'warn'>> = {
  generated: 'ok',
  differs: 'warn',
  toRemove: 'warn',
};

export function DeparturesTable({ rows, configuration, onSkip, onMove }: DeparturesTableProps) {
  const { t } = useTranslation('trains');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['number', 'day', 'release', 'ladder', 'state', 'actions'] as const).map((column) => (
            <th key={column} scope="col" className={styles[column]}>
              {t(`departure.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.departure} row={row} configuration={configuration} onSkip={onSkip} onMove={onMove} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  row,
  configuration,
  onSkip,
  onMove,
}: Omit<DeparturesTableProps, 'rows'> & { readonly row: DepartureRow }) {
  const { t } = useTranslation('trains');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const { releaseId, state } = row;
  const isOver = state === 'past' || state === 'deleted';
  return (
    <tr className={row.isSkipped ? styles.skipped : undefined}>
      <td className={styles.number}>{row.number}</td>
      <th scope="row" className={styles.day}>
        {text.day(row.day)}
        {row.releaseDay !== null && (
          <span className={styles.note}>{t('departure.releaseOn', { date: text.day(row.releaseDay) })}</span>
        )}
        {row.isMoved && (
          <span className={styles.note}>{t('departure.movedFrom', { date: text.dayMonth(row.departure) })}</span>
        )}
      </th>
      <td>
        {releaseId === null ? (
          <span className={styles.key}>{row.key}</span>
        ) : (
          <button
            type="button"
            className={styles.open}
            aria-label={t('departure.open', { label: row.key })}
            onClick={() => go('releases', releaseId)}
          >
            {row.key}
          </button>
        )}
      </td>
      <td className={styles.ladderCell}>
        <Ladder row={row} configuration={configuration} />
      </td>
      <td>
        <Badge tone={TONES[state] ?? 'neutral'}>{t(`state.${state}`)}</Badge>
      </td>
      <td className={styles.actions}>
        {!isOver && (
          <>
            <Button variant="quiet" onPress={() => onSkip(row)}>
              {t(row.isSkipped ? 'departure.run' : 'departure.skip')}
            </Button>
            {!row.isSkipped && (
              <Button variant="quiet" onPress={() => onMove(row)}>
                {t('departure.move')}
              </Button>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** The phases as small bars; the days stand on the release's own page, so it is only a picture. */
function Ladder({ row, configuration }: { readonly row: DepartureRow; readonly configuration: Configuration }) {
  const extent = useMemo(() => {
    const days = [row.day, ...row.bars.flatMap(({ first, last }) => [first, last])].sort();
    return { first: days[0] ?? row.day, last: days.at(-1) ?? row.day };
  }, [row]);
  return (
    <span className={styles.bars}>
      {row.bars.map((bar, index) => (
        <LadderBar
          key={bar.id}
          phase={bar}
          extent={extent}
          releaseDate={index === 0 ? row.day : null}
          appearance={configuration.phaseTypes.get(bar.typeId)?.appearance ?? null}
        />
      ))}
    </span>
  );
}
