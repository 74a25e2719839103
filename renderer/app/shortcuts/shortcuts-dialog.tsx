import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../../ui/index.ts';
import { useCommandRegistry } from '../../ui/state/commands.ts';
import { groupBy } from '../group-by.ts';
import { allCommands } from './use-shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

/** Every key of this page and of the window, by group. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const byOwner = useCommandRegistry((state) => state.byOwner);
  const groups = groupBy(
    allCommands(byOwner).filter((command) => command.keys !== undefined),
    (command) => command.group,
  );
  return (
    <Dialog title={t('shortcuts.title')} size="large" isDismissable onClose={onClose}>
      <div className={styles.groups} tabIndex={0} role="region" aria-label={t('shortcuts.title')}>
        {[...groups].map(([group, commands]) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.name}>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className={styles.row}>
                  <dt>{command.title}</dt>
                  <dd>{command.keys !== undefined && <Kbd keys={command.keys} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
