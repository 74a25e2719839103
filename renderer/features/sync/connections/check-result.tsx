import { useTranslation } from 'react-i18next';
import type { SystemKind } from '#shared/sync/remote.ts';
import { syncConnections } from '#shared/text/en/sync-connections.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Icon } from '../../../ui/index.ts';
import type { CheckState } from './use-check.ts';
import styles from './connections.module.css';

type Permission = keyof typeof syncConnections.permission;
const isKnown = (permission: string): permission is Permission => permission in syncConnections.permission;

/** As whom one is signed in, and what that account may not do, in words an administrator knows. */
export function CheckResult({ state, system }: { readonly state: CheckState; readonly system: SystemKind }) {
  const { t } = useTranslation('syncConnections');
  const errorText = useErrorText();
  if (state.is === 'none') return null;
  if (state.is === 'checking')
    return (
      <p className={styles.quiet} role="status">
        {t('check.running')}
      </p>
    );
  if (state.is === 'failed') {
    return (
      <p className={styles.failed} role="alert">
        <Icon name="warning" />
        <span>{errorText(state.error)}</span>
      </p>
    );
  }
  const { person, version, missing } = state.checked.signedIn;
  return (
    <div className={styles.checked} role="status">
      <p>
        {t('check.as', { name: person.name === '' ? person.id : person.name })}
        {version !== '' && ` ${t('check.version', { system: t(`systemShort.${system}`), version })}`}
      </p>
      {missing.length === 0 ? (
        <p>{t('check.complete')}</p>
      ) : (
        <>
          <p className={styles.warn}>{t('check.missing', { count: missing.length })}</p>
          <ul className={styles.missing}>
            {missing.map((permission) => (
              <li key={permission}>
                {isKnown(permission) ? t(`permission.${permission}`) : t('permissionUnknown', { permission })}
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>{t('check.ask')}</p>
        </>
      )}
    </div>
  );
}
