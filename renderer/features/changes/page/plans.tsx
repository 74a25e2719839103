import { useTranslation } from 'react-i18next';
import { TestResult } from '#shared/model/change.ts';
import { Checkbox, DateField, Select } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { AmountField, LongText, PersonField, Spot } from './fields.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

/** Why it is asked for: what a board asks first. */
export function Why({ form }: SectionProps) {
  return (
    <div className={styles.form}>
      <LongText form={form} field="reason" />
      <div className={styles.two}>
        <LongText form={form} field="benefit" />
        <LongText form={form} field="effectOfNotDoing" />
      </div>
      <div className={styles.two}>
        <LongText form={form} field="resources" />
        <LongText form={form} field="relationship" />
      </div>
    </div>
  );
}

export function Test({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  return (
    <div className={styles.form}>
      <LongText form={form} field="testPlan" />
      <div className={styles.grid}>
        <Spot field="testResult">
          <Select
            label={t('fields.testResult')}
            value={change.testResult}
            options={TestResult.options.map((id) => ({ id, label: t(`testResults.${id}`) }))}
            error={saver.error('testResult')}
            onSave={(id) => saver.save('testResult', TestResult.parse(id))}
          />
        </Spot>
        <PersonField form={form} field="testSignatoryId" />
        <Spot field="testSignedOn">
          <DateField
            label={t('fields.testSignedOn')}
            value={change.testSignedOn}
            weekStart={configuration.settings.weekStart}
            error={saver.error('testSignedOn')}
            onSave={(day) => saver.save('testSignedOn', day)}
          />
        </Spot>
      </div>
      <LongText form={form} field="testNote" />
    </div>
  );
}

/** Who takes it back, how, how long it takes, to what state, and until when that is decided. */
export function BackOut({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const { zone, weekStart } = configuration.settings;
  return (
    <div className={styles.form}>
      <LongText form={form} field="backOutPlan" />
      <div className={styles.grid}>
        <PersonField form={form} field="backOutOwnerId" />
        <AmountField form={form} field="backOutMinutes" />
        <Spot field="backOutDecideBy">
          <MomentField
            label={t('fields.backOutDecideBy')}
            value={change.backOutDecideBy}
            zone={change.backOutDecideBy?.zone ?? zone}
            weekStart={weekStart}
            error={saver.error('backOutDecideBy')}
            onSave={(at) => saver.save('backOutDecideBy', at)}
          />
        </Spot>
      </div>
      <LongText form={form} field="backOutRestores" />
    </div>
  );
}

export function Communications({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, saver } = form;
  return (
    <div className={styles.form}>
      <LongText form={form} field="communicationsPlan" />
      <LongText form={form} field="trainingPlan" />
      <Spot field="serviceDeskReady">
        <Checkbox
          label={t('fields.serviceDeskReady')}
          isSelected={change.serviceDeskReady}
          onChange={(isReady) => saver.save('serviceDeskReady', isReady)}
        />
      </Spot>
      <LongText form={form} field="serviceDeskNote" />
    </div>
  );
}

/** Cost in the workspace's currency, effort in hours: estimated beside actual. */
export function Cost({ form }: SectionProps) {
  const { configuration } = form;
  const money = { style: 'currency', currency: configuration.settings.currency } as const;
  return (
    <div className={styles.grid4}>
      <AmountField form={form} field="costEstimated" format={money} />
      <AmountField form={form} field="costActual" format={money} />
      <AmountField form={form} field="effortEstimated" />
      <AmountField form={form} field="effortActual" />
    </div>
  );
}
