import { useTranslation } from 'react-i18next';
import { Button, EmptyState } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import styles from './page.module.css';

interface EmptyProps {
  readonly isFiltered: boolean;
  readonly onCreate: () => void;
}

/** What to do where nothing stands; the days behind stay usable. */
export function EmptyPeriod({ isFiltered, onCreate }: EmptyProps) {
  const { t } = useTranslation('calendar');
  const show = useDialogs((state) => state.show);
  return (
    <div className={styles.empty}>
      <div className={styles.emptyCard}>
        <EmptyState
          icon="calendar"
          title={t('empty.title')}
          text={t(isFiltered ? 'empty.filtered' : 'empty.text')}
          actions={
            !isFiltered && (
              <>
                <Button onPress={() => show({ kind: 'import', files: [] })}>{t('empty.import')}</Button>
                <Button variant="primary" onPress={onCreate}>
                  {t('empty.create')}
                </Button>
              </>
            )
          }
        />
      </div>
    </div>
  );
}
