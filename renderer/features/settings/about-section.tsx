import { useTranslation } from 'react-i18next';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { SCHEMA_VERSION } from '#shared/model/tables.ts';
import { SettingRow } from './setting-row.tsx';
import form from './form.module.css';

export function AboutSection() {
  const { t } = useTranslation('settings');
  const info = useAppInfo();
  return (
    <div className={form.rows}>
      <SettingRow name={t('about.version')} isEnd>
        {info.version}
      </SettingRow>
      <SettingRow name={t('about.schema')} text={t('about.schemaText')} isEnd>
        {SCHEMA_VERSION}
      </SettingRow>
      <SettingRow name={t('about.licence')} text={t('about.licenceText')} isEnd>
        MIT
      </SettingRow>
    </div>
  );
}
