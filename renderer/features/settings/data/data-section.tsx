import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { Button, MenuButton } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNotices } from '../../../ui/state/notices.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { SettingRow } from '../setting-row.tsx';
import { HistoryRow } from './history-row.tsx';
import { useExportPlan } from './use-export-plan.ts';
import { storageState } from './storage-state.ts';
import form from '../form.module.css';

/** Where the plan lies, how it is kept safe and how it is handed on. */
export function DataSection() {
  const { t, i18n } = useTranslation('settings');
  const show = useDialogs((state) => state.show);
  const storage = useLive(storageState, []);
  const exportPlan = useExportPlan();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const tell = useNotices((state) => state.tell);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });

  const run = (journal: boolean) => {
    setBusy(true);
    void exportPlan(journal)
      .then(
        (name) => name !== null && tell({ tone: 'info', text: t('data.exported', { name }) }),
        (error: unknown) => tell({ tone: 'error', text: errorText(error) }),
      )
      .finally(() => setBusy(false));
  };
  return (
    <div className={form.rows}>
      <SettingRow name={t('data.backups')} text={t('data.backupsText')} isEnd>
        <Button onPress={() => show({ kind: 'backups' })}>{t('data.backupsShow')}</Button>
      </SettingRow>
      <SettingRow name={t('data.export')} text={t('data.exportText')} isEnd>
        <MenuButton
          label={t('data.exportButton')}
          isDisabled={isBusy}
          items={[
            { id: 'with', label: t('data.exportWith'), onAction: () => run(true) },
            { id: 'without', label: t('data.exportWithout'), onAction: () => run(false) },
          ]}
        />
      </SettingRow>
      <HistoryRow />
      {storage !== undefined && (
        <SettingRow
          name={t('data.storage')}
          text={storage.isPersistent ? t('data.storageKept') : t('data.storageEvictable')}
          isEnd
        >
          {t('data.records', { count: storage.records, records: number.format(storage.records) })}
          {storage.megabytes === null ? '' : t('data.megabytes', { size: number.format(storage.megabytes) })}
        </SettingRow>
      )}
    </div>
  );
}
