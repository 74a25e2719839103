import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './progress.module.css';

export interface ProgressProps {
  readonly done: number;
  readonly total: number;
  readonly label: string;
  readonly onCancel?: () => void;
}

/** Long work with its counts and a way out. */
export function Progress({ done, total, label, onCancel }: ProgressProps) {
  const { t, i18n } = useTranslation('common');
  const number = new Intl.NumberFormat(i18n.language);
  const share = total === 0 ? 0 : Math.min(1, done / total);
  const counts = t('doneOfTotal', { done: number.format(done), total: number.format(total) });
  return (
    <div className={styles.progress}>
      <ProgressBar value={share * 100} valueLabel={counts} aria-label={label} className={styles.bar ?? ''}>
        <div className={styles.words}>
          <span>{label}</span>
          <span className={styles.counts}>{counts}</span>
        </div>
        <div className={styles.track}>
          <div className={styles.fill} style={{ transform: `scaleX(${share})` }} />
        </div>
      </ProgressBar>
      {onCancel !== undefined && <Button onPress={onCancel}>{t('cancel')}</Button>}
    </div>
  );
}
