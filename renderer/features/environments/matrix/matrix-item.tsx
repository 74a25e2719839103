import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { PlainDate, When } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { EntryChip } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { CellItem } from './cells.ts';
import styles from './matrix.module.css';

interface MatrixItemProps {
  readonly item: CellItem;
  readonly release: Release;
  readonly environment: string;
  readonly configuration: Configuration;
}

/** A booking or deployment as it looks on the calendar, with its days for a title; a click opens it. */
export function MatrixItem({ item, release, environment, configuration }: MatrixItemProps) {
  const { t } = useTranslation(['environments', 'inspector']);
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  const isSelected = useNavigation(
    ({ selection }) => selection?.table === item.table && selection.id === item.id && selection.occurrence === null,
  );
  const { table, id, when, approval } = item;
  const name =
    approval === null
      ? t('matrix.deployment', { release: release.key, environment, when: text.when(when), status: item.statusName })
      : t('matrix.booking', {
          release: release.key,
          environment,
          when: text.when(when),
          approval: t(`inspector:booking.approvals.${approval}`),
        });
  const { first, last } = daysShown(when);
  return (
    <button
      type="button"
      className={styles.item}
      title={name}
      aria-pressed={isSelected}
      onClick={() => select({ table, id, occurrence: null })}
    >
      <span className="visually-hidden">{name}</span>
      <span aria-hidden="true">
        <EntryChip
          code={table === 'bookings' ? 'B' : '★'}
          // The year stands beside the release; in full it is in the name.
          title={text.dayMonths(first, last)}
          appearance={configuration.releaseTypes.get(release.typeId)?.appearance ?? null}
          category={item.category}
          outlined={table === 'bookings'}
          awaitingApproval={approval === 'requested'}
          cancelled={item.cancelled}
        />
      </span>
    </button>
  );
}

const DAY_MS = 86_400_000;

/** A night's work is said by the day it begins. */
function daysShown(when: When): { first: PlainDate; last: PlainDate } {
  if (when.type === 'dates') return when;
  const [first, last] = [when.start.wall.slice(0, 10), when.end.wall.slice(0, 10)];
  const isShort = Date.parse(when.end.utc) - Date.parse(when.start.utc) < DAY_MS;
  return { first, last: isShort ? first : last };
}
