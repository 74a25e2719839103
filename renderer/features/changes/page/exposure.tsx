import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftedForStep, type Draft } from '#shared/change/policy.ts';
import { ExposureStep } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Button, Checkbox, IconButton, NumberField, Select, TextField } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { StepTickets, useStepDrafts } from './step-tickets.tsx';
import { useNavigation } from '../../../ui/state/navigation.ts';
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
  const [isDrafting, setDrafting] = useState(false);
  const drafts = useStepDrafts(form);
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
              ticket={drafts.find(({ draftedFor }) => draftedFor === draftedForStep(step)) ?? null}
              onSave={(fields) => patch(step.id, fields)}
              onRemove={() => save(exposure.filter(({ id }) => id !== step.id))}
            />
          ))}
        </ol>
      )}
      <div className={styles.line}>
        <Button variant="quiet" icon="plus" onPress={add}>
          {t('exposure.add')}
        </Button>
        {drafts.length > 0 && <Button onPress={() => setDrafting(true)}>{t('exposure.draft')}</Button>}
      </div>
      {isDrafting && <StepTickets form={form} onClose={() => setDrafting(false)} />}
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
  /** The ticket it wants; null where it wants none. */
  readonly ticket: Draft | null;
  readonly onSave: (fields: Partial<ExposureStep>) => void;
  readonly onRemove: () => void;
}

function Step({ step, number, ticket, form, onSave, onRemove }: StepProps) {
  const { t } = useTranslation('changes');
  const { zone, weekStart } = form.configuration.settings;
  return (
    <li className={parts.approval}>
      <div className={parts.approvalHead}>
        <span className={parts.role}>{t('exposure.step', { number, percent: step.percent })}</span>
        <span className={styles.push} />
        {ticket !== null && <Ticket ticket={ticket} number={number} form={form} />}
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

/** The change drafted for a step, a click away. */
function Ticket({
  ticket: { exists },
  number,
  form,
}: SectionProps & { readonly ticket: Draft; readonly number: number }) {
  const { t } = useTranslation('changes');
  const go = useNavigation((state) => state.go);
  if (exists === null) return <span className={styles.muted}>{t('exposure.noTicket')}</span>;
  const state = form.configuration.statuses.get(exists.statusId);
  return (
    <button
      type="button"
      className={parts.textLink}
      aria-label={t('exposure.ticket', { number, label: exists.key })}
      onClick={() => go('changes', exists.id)}
    >
      {[exists.key, state?.name].filter(Boolean).join(' · ')}
    </button>
  );
}
