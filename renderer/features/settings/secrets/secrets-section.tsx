import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetAllSecrets, unlockVault, useVault } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, Confirm } from '../../../ui/index.ts';
import { UnlockForm } from '../../../ui/unlock-form.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import { SettingRow } from '../setting-row.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import form from '../form.module.css';

/** The way to the connections; what keeps their secrets of connections, unlocking them, a passphrase where the system has no store, and forgetting. */
export function SecretsSection() {
  const { t } = useTranslation('settings');
  const { id } = useWorkspace();
  const { status, problem } = useVault();
  const errorText = useErrorText();
  const go = useNavigation((state) => state.go);
  const tell = useNotices((state) => state.tell);
  const [isAsking, setAsking] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const protection = status?.protection ?? null;
  const isLocked = status !== null && status.locked;
  const forget = () => {
    setAsking(false);
    void forgetAllSecrets(id).then(
      () => tell({ tone: 'info', text: t('secrets.forgotten') }),
      (error: unknown) => tell({ tone: 'error', text: errorText(error) }),
    );
  };
  const passphraseLabel = t(protection === 'passphrase' ? 'secrets.change' : 'secrets.set');
  return (
    <div className={form.rows}>
      <SettingRow name={t('secrets.connections')} text={t('secrets.connectionsText')} isEnd>
        <Button onPress={() => go('synchronise', 'connections')}>{t('secrets.open')}</Button>
      </SettingRow>
      {problem !== null && (
        <SettingRow name={t('secrets.broken')} text={errorText(problem)} isEnd>
          {null}
        </SettingRow>
      )}
      {status !== null && protection !== null && (
        <SettingRow name={t(`secrets.by.${protection}`)} text={t(`secrets.byText.${protection}`)} isEnd>
          {t('secrets.count', { count: status.secrets.length })}
        </SettingRow>
      )}
      {isLocked && (
        <SettingRow
          name={t('secrets.locked')}
          text={t(protection === 'system' ? 'secrets.lockedSystemText' : 'secrets.lockedText')}
        >
          {protection === 'passphrase' && <UnlockForm onUnlock={(passphrase) => unlockVault(id, passphrase)} />}
        </SettingRow>
      )}
      {protection !== null && protection !== 'system' && (
        <>
          <SettingRow name={passphraseLabel} text={t('secrets.byText.passphrase')} isEnd>
            <Button onPress={() => setChanging(!isChanging)} aria-expanded={isChanging}>
              {passphraseLabel}
            </Button>
          </SettingRow>
          {isChanging && <PassphraseForm isSet={protection === 'passphrase'} onDone={() => setChanging(false)} />}
        </>
      )}
      <SettingRow name={t('secrets.forget')} text={t('secrets.forgetText')} isEnd>
        <Button onPress={() => setAsking(true)}>{t('secrets.forgetButton')}</Button>
      </SettingRow>
      {isAsking && (
        <Confirm
          title={t('secrets.forgetTitle')}
          text={t('secrets.forgetAsk')}
          confirmLabel={t('secrets.forgetButton')}
          onConfirm={forget}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
