import { useTranslation } from 'react-i18next';
import type { ConflictRuleSetting, Settings } from '#shared/model/configuration.ts';
import { isOn, RULE_NAMES, RULES, tuneOf, type RuleName } from '#shared/planning/conflicts/rules/index.ts';
import type { conflicts as texts } from '#shared/text/en/conflicts.ts';
import { useEdit } from '../../../data/edit.ts';
import { NumberField, Switch } from '../../../ui/index.ts';
import { SettingRow } from '../setting-row.tsx';
import form from '../form.module.css';

type Figure = keyof (typeof texts)['settings']['tune'];

/** Which rules look for conflicts, and their figures. */
export function ConflictsSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('conflicts');
  const edit = useEdit();
  const save = (code: string, rule: RuleName, fields: Partial<ConflictRuleSetting>) => {
    const own = settings.conflictRules[rule] ?? { on: true, tune: {} };
    const conflictRules = { ...settings.conflictRules, [rule]: { ...own, ...fields } };
    void edit(code, { rule }, [{ op: 'patch', table: 'settings', id: 'settings', fields: { conflictRules } }]);
  };
  return (
    <div className={form.rows}>
      {RULE_NAMES.map((rule) => {
        const on = isOn(rule, settings);
        const tune = tuneOf(rule, settings);
        const set = (figure: string, value: number) =>
          save('conflictRuleTuned', rule, { tune: { ...settings.conflictRules[rule]?.tune, [figure]: value } });
        return (
          <div key={rule}>
            <SettingRow name={t(`rules.${rule}`)} text={t(`settings.text.${rule}`)} isEnd>
              <Switch
                label={<span className="visually-hidden">{t('settings.isOn', { rule: t(`rules.${rule}`) })}</span>}
                isSelected={on}
                onChange={(next) => save(next ? 'conflictRuleOn' : 'conflictRuleOff', rule, { on: next })}
              />
            </SettingRow>
            {on &&
              Object.entries(RULES[rule].tune).map(([figure, otherwise]) => {
                const name = t(`settings.tune.${figure as Figure}`);
                const value = tune[figure] ?? otherwise;
                return (
                  <SettingRow key={figure} name="" text={name} isEnd>
                    {RULES[rule].flags.includes(figure) ? (
                      <Switch
                        label={<span className="visually-hidden">{name}</span>}
                        isSelected={value === 1}
                        onChange={(next) => set(figure, next ? 1 : 0)}
                      />
                    ) : (
                      <NumberField
                        label={name}
                        hideLabel
                        value={value}
                        min={0}
                        max={365}
                        onSave={(next) => set(figure, next ?? otherwise)}
                      />
                    )}
                  </SettingRow>
                );
              })}
          </div>
        );
      })}
    </div>
  );
}
