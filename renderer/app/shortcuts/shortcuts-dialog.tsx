import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Kbd } from '../../ui/index.ts';
import { useCommandRegistry } from '../../ui/state/commands.ts';
import { shortcutGroups } from './overview.ts';
import { FRAME } from './use-shortcuts.ts';
import styles from './shortcuts-dialog.module.css';

/** Every key, by where it works. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['shell', 'calendar']);
  const byOwner = useCommandRegistry((state) => state.byOwner);
  const groups = useMemo(() => {
    const page = [...byOwner].filter(([owner]) => owner !== FRAME).flatMap(([, commands]) => commands);
    return shortcutGroups(t, byOwner.get(FRAME) ?? [], page);
  }, [t, byOwner]);
  return (
    <Dialog title={t('shell:shortcuts.title')} size="large" isDismissable onClose={onClose}>
      <div className={styles.groups} tabIndex={0} role="region" aria-label={t('shell:shortcuts.title')}>
        {groups.map(({ name, lines }) => (
          <section key={name} className={styles.group}>
            <h3 className={styles.name}>{name}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.id} className={styles.row}>
                  <dt>{line.title}</dt>
                  <dd>
                    <Kbd keys={line.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
