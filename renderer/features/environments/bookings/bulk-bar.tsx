import { useTranslation } from 'react-i18next';
import type { BookingApproval } from '#shared/model/booking.ts';
import { Button, IconButton } from '../../../ui/index.ts';
import styles from '../../../ui/list-page.module.css';

export interface BulkBarProps {
  readonly count: number;
  readonly onDecide: (approval: BookingApproval) => void;
  readonly onDelete: () => void;
  readonly onClear: () => void;
}

/** Answers everything that is ticked, as one step. */
export function BulkBar({ count, onDecide, onDelete, onClear }: BulkBarProps) {
  const { t } = useTranslation('environments');
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('selected', { count })}>
      <span className={styles.count}>{t('selected', { count })}</span>
      <Button variant="primary" onPress={() => onDecide('approved')}>
        {t('bulk.approve')}
      </Button>
      <Button onPress={() => onDecide('declined')}>{t('bulk.decline')}</Button>
      <Button onPress={() => onDecide('withdrawn')}>{t('bulk.withdraw')}</Button>
      <Button variant="danger" onPress={onDelete}>
        {t('bulk.delete')}
      </Button>
      <IconButton icon="close" label={t('clearSelection')} onPress={onClear} />
    </div>
  );
}
