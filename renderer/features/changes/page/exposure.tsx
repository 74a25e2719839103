import { useTranslation } from 'react-i18next';
import { ExposureStep } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Button, Checkbox, IconButton, NumberField, Select, TextField } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { Spot } from './fields.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';
import parts from './parts.module.css';

const STATES = ExposureStep.shape.state.unwrap().options;
/** What a new step goes on to after the last one. */
const RAMP = [1, 5, 10, 25, 50, 100];

/** A tiered release under one change: how much traffic, since when, and what must hold before more. */
export function Exposure({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, saver } = form;
  const { exposure } = change;
  const save = (steps: ExposureStep[]) => saver.save('exposure', steps);
  const patch = (id: Id, fields: Partial<ExposureStep>) =>
    save(exposure.map((step) => (step.id === id ? { ...step, ...fields } : step)));
  const add = () => {
    const last = exposure.at(-1)?.percent ?? 0;
    const percent = RAMP.find((share) => share > last) ?? 100;
    save([...exposure, ExposureStep.parse({ id: uuidv7(Date.now()), percent })]);
  };
  const error = saver.error('exposure');
  return (
    <Spot field="exposure">
      {exposure.length === 0 && <p className={styles.muted}>{t('exposure.empty')}</p>}
      {exposure.length > 0 && (
        <ol className={parts.rows} aria-label={t('section.exposure')}>
          {exposure.map((step, index) => (
            <Step
              key={step.id}
              step={step}
              number={index + 1}
              form={form}
              onSave={(fields) => patch(step.id, fields)}
              onRemove={() => save(exposure.filter(({ id }) => id !== step.id))}
            />
          ))}
        </ol>
      )}
      <Button variant="quiet" icon="plus" onPress={add}>
        {t('exposure.add')}
      </Button>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </Spot>
  );
}

interface StepProps extends SectionProps {
  readonly step: ExposureStep;
  readonly number: number;
  readonly onSave: (fields: Partial<ExposureStep>) => void;
  readonly onRemove: () => void;
}

function Step({ step, number, form, onSave, onRemove }: StepProps) {
  const { t } = useTranslation('changes');
  const { zone, weekStart } = form.configuration.settings;
  return (
    <li className={parts.approval}>
      <div className={parts.approvalHead}>
        <span className={parts.role}>{t('exposure.step', { number, percent: step.percent })}</span>
        <span className={styles.push} />
        <Checkbox
          label={t('exposure.needsTicket')}
          isSelected={step.needsTicket}
          onChange={(needsTicket) => onSave({ needsTicket })}
        />
        <IconButton icon="close" label={t('exposure.remove', { number })} onPress={onRemove} />
      </div>
      <div className={parts.step}>
        <NumberField
          label={t('exposure.percent')}
          value={step.percent}
          min={0}
          max={100}
          onSave={(percent) => onSave({ percent: percent ?? 0 })}
        />
        <MomentField
          label={t('exposure.start')}
          value={step.start}
          zone={step.start?.zone ?? zone}
          weekStart={weekStart}
          onSave={(start) => onSave({ start })}
        />
        <NumberField
          label={t('exposure.holdMinutes')}
          value={step.holdMinutes}
          min={0}
          step={1}
          onSave={(holdMinutes) => onSave({ holdMinutes })}
        />
        <Select
          label={t('exposure.state')}
          value={step.state}
          options={STATES.map((id) => ({ id, label: t(`exposure.states.${id}`) }))}
          onSave={(id) => onSave({ state: ExposureStep.shape.state.parse(id) })}
        />
      </div>
      <div className={styles.two}>
        <TextField
          label={t('exposure.criteria')}
          multiline
          value={step.criteria}
          onSave={(criteria) => onSave({ criteria })}
        />
        <TextField label={t('exposure.note')} multiline value={step.note} onSave={(note) => onSave({ note })} />
      </div>
    </li>
  );
}
