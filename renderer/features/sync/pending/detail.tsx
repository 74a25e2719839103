import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/index.ts';
import { reasonText } from '../../../ui/records/sync-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { DetailPane, Side } from '../detail-pane.tsx';
import type { RowWords } from './columns.tsx';
import { canBeCalledBack, canBeHeld, canBeTried, stateOfRow, type PendingRow } from './rows.ts';
import type { usePendingEdits } from './use-pending-edits.ts';
import pane from '../list-detail.module.css';

export interface PendingDetailProps {
  readonly row: PendingRow;
  readonly says: RowWords;
  readonly edits: ReturnType<typeof usePendingEdits>;
  /** Of the same record, with the row itself. */
  readonly siblings: readonly PendingRow[];
}

/** One value whole, why it stands where it stands, and what can be done. */
export function PendingDetail({ row, says, edits, siblings }: PendingDetailProps) {
  const { t } = useTranslation('sync');
  const select = useNavigation((state) => state.select);
  const held = siblings.filter(canBeHeld);
  return (
    <DetailPane
      name={t('pending.detail', { field: says.field(row), label: row.label })}
      actions={
        <>
          <Actions row={row} edits={edits} />
          {held.length > 1 && (
            <Button variant="quiet" onPress={() => void edits.hold(held)}>
              {t('pending.holdRecord', { label: row.label })}
            </Button>
          )}
          {row.type === 'field' && row.link.recordId !== null && (
            <Button
              variant="quiet"
              icon="panel"
              onPress={() => select({ table: row.table, id: row.link.recordId ?? '', occurrence: null })}
            >
              {t('pending.open', { label: row.label })}
            </Button>
          )}
        </>
      }
    >
      <Why row={row} />
      <div className={pane.sides}>
        {(['ours', 'sent', 'theirs'] as const).map((which) => (
          <Side key={which} title={t(`pending.columns.${which}`)} text={says.value(row, which)} />
        ))}
      </div>
    </DetailPane>
  );
}

function Why({ row }: { readonly row: PendingRow }) {
  const { t } = useTranslation('sync');
  const state = stateOfRow(row);
  const reason = row.type === 'field' ? row.field.reason : row.operation.reason;
  switch (state) {
    case 'refused':
    case 'operationRefused':
      return <p>{t('pending.refused', { reason: reasonText(t, reason) })}</p>;
    case 'unwritable':
      return <p>{reasonText(t, reason)}</p>;
    case 'notForwarded':
      return <p>{t('pending.asked', { name: row.connection.name })}</p>;
    case 'held':
      return <p>{t('pending.held')}</p>;
    case 'create':
      return <p>{t('pending.create')}</p>;
    default:
      return null;
  }
}

function Actions({ row, edits }: Pick<PendingDetailProps, 'row' | 'edits'>) {
  const { t } = useTranslation('sync');
  const state = stateOfRow(row);
  if (state === 'notForwarded') {
    return (
      <>
        <Button onPress={() => void edits.passOn([row])}>{t('pending.passOn')}</Button>
        <Button onPress={() => void edits.hold([row])}>{t('pending.keep')}</Button>
      </>
    );
  }
  return (
    <>
      {canBeTried(row) && <Button onPress={() => void edits.retry([row])}>{t('pending.retry')}</Button>}
      {canBeHeld(row) && <Button onPress={() => void edits.hold([row])}>{t('pending.hold')}</Button>}
      {state === 'held' && <Button onPress={() => void edits.letGo([row])}>{t('pending.letGo')}</Button>}
      {canBeCalledBack(row) && <Button onPress={() => void edits.callBack(row)}>{t('pending.callBack')}</Button>}
    </>
  );
}
