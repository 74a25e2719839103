import { useTranslation } from 'react-i18next';
import { LINT_RULE_NAMES, LINT_RULES, type LintRule } from '#shared/change/lint/index.ts';
import type { ReviewRule, Settings } from '#shared/model/configuration.ts';
import type { settings as texts } from '#shared/text/en/settings.ts';
import { useEdit } from '../../../data/edit.ts';
import { Badge, NumberField, Switch, TextField } from '../../../ui/index.ts';
import { SettingRow } from '../setting-row.tsx';
import form from '../form.module.css';

type FieldName = keyof (typeof texts)['field'];
const REVIEWED = ['emergency', 'notSuccessful', 'highRisk', 'causedIncident', 'unauthorised'] as const;

/** Numbers, risk, review and lint of changes: what differs from one organisation to the next. */
export function ChangesSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation(['settings', 'lint']);
  const edit = useEdit();
  const patch = (code: string, params: Record<string, string>, fields: Partial<Settings>) =>
    void edit(code, params, [{ op: 'patch', table: 'settings', id: 'settings', fields }]);
  const save = (field: FieldName, fields: Partial<Settings>) => patch('settingsChanged', { field }, fields);
  const { riskThresholds, reviewRule } = settings;
  const saveRule = (fields: Partial<ReviewRule>) => save('reviewRule', { reviewRule: { ...reviewRule, ...fields } });
  const switchRule = (rule: LintRule, on: boolean) => {
    const own = settings.lintRules[rule] ?? { on: true, tune: {} };
    const lintRules = { ...settings.lintRules, [rule]: { ...own, on } };
    patch(on ? 'lintRuleOn' : 'lintRuleOff', { rule }, { lintRules });
  };
  return (
    <div className={form.rows}>
      <SettingRow name={t('field.changePrefix')} text={t('changes.prefixText')}>
        <TextField
          label={t('field.changePrefix')}
          hideLabel
          value={settings.changePrefix}
          onSave={(prefix) => save('changePrefix', { changePrefix: prefix.trim() })}
        />
      </SettingRow>
      <SettingRow name={t('field.classification')} text={t('changes.classificationText')}>
        <TextField
          label={t('field.classification')}
          hideLabel
          value={settings.classification}
          onSave={(text) => save('classification', { classification: text.trim() })}
        />
      </SettingRow>
      <h3 className={form.heading}>{t('changes.risk')}</h3>
      {(['moderate', 'high'] as const).map((level) => (
        <SettingRow key={level} name={t(`changes.from.${level}`)} text={t('changes.points')}>
          <NumberField
            label={t(`changes.from.${level}`)}
            hideLabel
            value={riskThresholds[level]}
            min={0}
            max={10_000}
            onSave={(points) =>
              save('riskThresholds', {
                riskThresholds: { ...riskThresholds, [level]: points ?? riskThresholds[level] },
              })
            }
          />
        </SettingRow>
      ))}
      {riskThresholds.high < riskThresholds.moderate && <p className={form.note}>{t('changes.thresholdsSwapped')}</p>}
      <h3 className={form.heading}>{t('changes.review')}</h3>
      {REVIEWED.map((reason) => (
        <SettingRow key={reason} name={t(`changes.reviewed.${reason}`)} isEnd>
          <Switch
            label={<span className="visually-hidden">{t(`changes.reviewed.${reason}`)}</span>}
            isSelected={reviewRule[reason]}
            onChange={(on) => saveRule({ [reason]: on })}
          />
        </SettingRow>
      ))}
      <SettingRow name={t('changes.dueDays')} text={t('changes.dueDaysText')}>
        <NumberField
          label={t('changes.dueDays')}
          hideLabel
          value={reviewRule.dueDays}
          min={0}
          max={365}
          onSave={(days) => saveRule({ dueDays: days ?? reviewRule.dueDays })}
        />
      </SettingRow>
      <h3 className={form.heading}>{t('changes.lint')}</h3>
      {LINT_RULE_NAMES.map((rule) => (
        <SettingRow
          key={rule}
          name={t(`lint:rules.${rule}`)}
          text={
            <Badge tone={LINT_RULES[rule].severity === 'error' ? 'danger' : 'warn'}>
              {t(`changes.severity.${LINT_RULES[rule].severity}`)}
            </Badge>
          }
          isEnd
        >
          <Switch
            label={<span className="visually-hidden">{t('changes.ruleOn', { rule: t(`lint:rules.${rule}`) })}</span>}
            isSelected={settings.lintRules[rule]?.on !== false}
            onChange={(on) => switchRule(rule, on)}
          />
        </SettingRow>
      ))}
    </div>
  );
}
