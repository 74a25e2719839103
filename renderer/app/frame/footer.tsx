import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../data/live.ts';
import { useSaveState } from '../../data/save-state.ts';
import { Icon, Kbd } from '../../ui/index.ts';
import { errorText } from '../../ui/error-text.ts';
import { usePendingKeys } from '../shortcuts/use-shortcuts.ts';
import { FooterSync } from './footer-sync.tsx';
import styles from './footer.module.css';

/** What is true of the plan on this laptop and of the other side, two truths apart, and the zone its times are shown in. */
export function Footer() {
  const { t } = useTranslation('shell');
  const zone = useConfiguration()?.settings.zone;
  const pending = usePendingKeys((state) => state.keys);
  return (
    <footer className={styles.footer}>
      <SaveWord />
      <FooterSync />
      <span className={styles.keys}>{pending !== '' && <Kbd keys={pending} />}</span>
      {zone !== undefined && <span className={styles.zone}>{t('footer.zone', { zone })}</span>}
    </footer>
  );
}

function SaveWord() {
  const { t } = useTranslation(['shell', 'errors']);
  const isSaving = useSaveState((state) => state.pending > 0);
  // What a field says about what stands in it is no news of the plan: that is saved as it was.
  const error = useSaveState((state) => (state.isAtField ? null : state.error));
  if (isSaving) return <span className={styles.state}>{t('shell:footer.saving')}</span>;
  if (error !== null) {
    return (
      <span className={styles.refused} title={errorText(t, error)}>
        <Icon name="warning" size={14} />
        {t('shell:footer.refused')}
      </span>
    );
  }
  return (
    <span className={styles.state}>
      <Icon name="check" size={14} />
      {t('shell:footer.saved')}
    </span>
  );
}
