import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { Button, DateField, Dialog } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { DepartureRow } from './departure-rows.ts';
import styles from './trains.module.css';

export interface MoveDialogProps {
  readonly row: DepartureRow;
  readonly weekStart: number;
  readonly onMove: (day: PlainDate) => void;
  readonly onClose: () => void;
}

/** One departure on another day. */
export function MoveDialog({ row, weekStart, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation(['trains', 'common']);
  const text = useWhenText();
  const [day, setDay] = useState<PlainDate | null>(row.day);
  const move = (to: PlainDate) => {
    if (to !== row.day) onMove(to);
    onClose();
  };
  return (
    <Dialog
      title={t('move.title', { label: row.key })}
      size="small"
      onClose={onClose}
      footer={
        <>
          {row.isMoved && <Button onPress={() => move(row.departure)}>{t('move.back')}</Button>}
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={day === null} onPress={() => day !== null && move(day)}>
            {t('move.move')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <DateField label={t('move.to')} value={day} isRequired weekStart={weekStart} onSave={setDay} />
        <p>{t('move.text', { date: text.day(row.departure) })}</p>
      </div>
    </Dialog>
  );
}
