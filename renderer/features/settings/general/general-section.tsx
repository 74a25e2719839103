import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#shared/text/index.ts';
import type { Settings } from '#shared/model/configuration.ts';
import { NEED_KINDS } from '#shared/planning/this-week/needs.ts';
import type { settings as texts } from '#shared/text/en/settings.ts';
import { useEdit } from '../../../data/edit.ts';
import { Checkbox, SearchSelect, SegmentedControl, Select, Switch } from '../../../ui/index.ts';
import { usePreferences, type Theme } from '../../../ui/state/preferences.ts';
import { SettingRow } from '../setting-row.tsx';
import { CurrencyField } from './currency-field.tsx';
import { PlanName } from './plan-name.tsx';
import { hourOptions, weekdayOptions, zoneNow, zoneOptions } from './options.ts';
import { WorkingDays } from './working-days.tsx';
import form from '../form.module.css';

type FieldName = keyof (typeof texts)['field'];

/** How this plan counts time, and how this laptop shows it. */
export function GeneralSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { locale } = useLocale();
  const edit = useEdit();
  const zones = useMemo(() => zoneOptions(), []);
  const weekdays = useMemo(() => weekdayOptions(locale), [locale]);
  const save = (field: FieldName, fields: Partial<Settings>) =>
    void edit('settingsChanged', { field }, [{ op: 'patch', table: 'settings', id: 'settings', fields }]);
  return (
    <div className={form.rows}>
      <h3 className={form.heading}>{t('general.plan')}</h3>
      <SettingRow name={t('field.planName')}>
        <PlanName />
      </SettingRow>
      <SettingRow name={t('field.zone')} text={t('general.zoneNow', { time: zoneNow(settings.zone, locale) })}>
        <SearchSelect
          label={t('field.zone')}
          hideLabel
          value={settings.zone}
          options={zones}
          onSave={(zone) => save('zone', { zone })}
        />
      </SettingRow>
      <SettingRow name={t('field.weekStart')}>
        <Select
          label={t('field.weekStart')}
          hideLabel
          value={String(settings.weekStart)}
          options={weekdays}
          onSave={(day) => save('weekStart', { weekStart: Number(day) })}
        />
      </SettingRow>
      <SettingRow name={t('field.workingDays')} text={t('general.workingDaysText')} isEnd>
        <WorkingDays
          value={settings.workingDays}
          weekStart={settings.weekStart}
          onSave={(workingDays) => save('workingDays', { workingDays })}
        />
      </SettingRow>
      <SettingRow name={t('field.hours')} text={t('general.hoursText')}>
        <div className={form.pair}>
          <Select
            label={t('field.dayStart')}
            hideLabel
            value={String(settings.dayStart)}
            options={hourOptions(0, settings.dayEnd - 1, locale)}
            onSave={(hour) => save('dayStart', { dayStart: Number(hour) })}
          />
          <Select
            label={t('field.dayEnd')}
            hideLabel
            value={String(settings.dayEnd)}
            options={hourOptions(settings.dayStart + 1, 24, locale)}
            onSave={(hour) => save('dayEnd', { dayEnd: Number(hour) })}
          />
        </div>
      </SettingRow>
      <SettingRow name={t('field.weekNumbers')} text={t('general.weekNumbersText')} isEnd>
        <Switch
          label={<span className="visually-hidden">{t('field.weekNumbers')}</span>}
          isSelected={settings.weekNumbers}
          onChange={(weekNumbers) => save('weekNumbers', { weekNumbers })}
        />
      </SettingRow>
      <SettingRow name={t('field.currency')} text={t('general.currencyText')}>
        <CurrencyField value={settings.currency} onSave={(currency) => save('currency', { currency })} />
      </SettingRow>
      <h3 className={form.heading}>{t('general.laptop')}</h3>
      <ThemeRow />
      <LanguageRow />
      <RemindersRow />
    </div>
  );
}

function ThemeRow() {
  const { t } = useTranslation('settings');
  const theme = usePreferences((state) => state.theme);
  const setTheme = usePreferences((state) => state.setTheme);
  return (
    <SettingRow name={t('general.theme')} isEnd>
      <SegmentedControl<Theme>
        label={t('general.theme')}
        value={theme}
        options={[
          { id: 'system', label: t('general.themeSystem'), icon: 'screen' },
          { id: 'light', label: t('general.themeLight'), icon: 'sun' },
          { id: 'dark', label: t('general.themeDark'), icon: 'moon' },
        ]}
        onChange={setTheme}
      />
    </SettingRow>
  );
}

/** Off until somebody wants them: a planner that interrupts by itself is soon silenced whole. */
function RemindersRow() {
  const { t } = useTranslation(['settings', 'thisWeek']);
  const reminders = usePreferences((state) => state.reminders);
  const setReminder = usePreferences((state) => state.setReminder);
  return (
    <SettingRow name={t('general.reminders')} text={t('general.remindersText')}>
      <div className={form.checks} role="group" aria-label={t('general.reminders')}>
        {NEED_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`thisWeek:kinds.${kind}`)}
            isSelected={reminders.includes(kind)}
            onChange={(on) => setReminder(kind, on)}
          />
        ))}
      </div>
    </SettingRow>
  );
}

/** Only where there is a choice. The pseudo-locale is for tests. */
function LanguageRow() {
  const { t, i18n } = useTranslation('settings');
  const setLanguage = usePreferences((state) => state.setLanguage);
  const offered = LANGUAGES.filter((language) => language !== 'en-XA');
  if (offered.length < 2) return null;
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  return (
    <SettingRow name={t('general.language')} text={t('general.languageText')}>
      <Select
        label={t('general.language')}
        hideLabel
        value={i18n.language}
        options={offered.map((language) => ({ id: language, label: names.of(language) ?? language }))}
        onSave={setLanguage}
      />
    </SettingRow>
  );
}
