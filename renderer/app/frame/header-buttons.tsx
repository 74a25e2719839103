import { useTranslation } from 'react-i18next';
import { Icon, IconButton, Kbd } from '../../ui/index.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useUndoState } from '../notices/use-undo-state.ts';
import styles from './header-buttons.module.css';

/** Right end of every page's header: search over everything, undo, redo. */
export function HeaderButtons() {
  const { t } = useTranslation(['shell', 'common']);
  const show = useDialogs((state) => state.show);
  const steps = useUndoState();
  return (
    <>
      <button type="button" className={styles.search} onClick={() => show({ kind: 'palette', query: '' })}>
        <Icon name="search" />
        <span className={styles.word}>{t('common:search')}</span>
        <Kbd keys="Mod+k" />
      </button>
      <IconButton
        icon="undo"
        label={steps.undoName === null ? t('common:undo') : t('shell:header.undo', { step: steps.undoName })}
        keys="Mod+z"
        isDisabled={steps.undoName === null}
        onPress={steps.undo}
      />
      <IconButton
        icon="redo"
        label={steps.redoName === null ? t('common:redo') : t('shell:header.redo', { step: steps.redoName })}
        keys="Shift+Mod+z"
        isDisabled={steps.redoName === null}
        onPress={steps.redo}
      />
    </>
  );
}
