import { useTranslation } from 'react-i18next';
import type { StandingChange } from '#shared/model/standing-change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Checkbox, DateField, MultiPick, NumberField, SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import type { FieldSaver } from '../../../ui/records/saving.ts';
import form from '../../../ui/records/form.module.css';

interface StandingFormProps {
  readonly standing: StandingChange;
  readonly configuration: Configuration;
  readonly saver: FieldSaver<StandingChange>;
}

/** The envelope: what may be deployed where, how often, until when. What is empty sets no bound. */
export function StandingForm({ standing, configuration, saver }: StandingFormProps) {
  const { t } = useTranslation('changes');
  const services = useOptions(configuration, 'services', standing.serviceIds);
  const people = useOptions(configuration, 'people', [standing.ownerId], t('nobody'));
  const { weekStart } = configuration.settings;
  const { quota } = standing;
  const names = [
    ...new Set([...[...configuration.environments.values()].map(({ name }) => name), ...standing.environments]),
  ];
  return (
    <div className={form.form}>
      <TextField
        label={t('fields.title')}
        value={standing.title}
        isRequired
        error={saver.error('title')}
        onSave={(title) => saver.save('title', title.trim())}
      />
      <div className={form.pair}>
        <TextField
          label={t('fields.key')}
          value={standing.key}
          isRequired
          error={saver.error('key')}
          onSave={(key) => saver.save('key', key.trim())}
        />
        <TextField
          label={t('fields.externalId')}
          value={standing.externalId}
          error={saver.error('externalId')}
          onSave={(text) => saver.save('externalId', text.trim())}
        />
      </div>
      <MultiPick
        label={t('fields.serviceIds')}
        value={standing.serviceIds}
        options={services}
        help={t('standing.anyService')}
        error={saver.error('serviceIds')}
        onSave={(ids) => saver.save('serviceIds', ids)}
      />
      <MultiPick
        label={t('fields.environments')}
        value={standing.environments}
        options={names.map((name) => ({ id: name, label: name }))}
        help={t('standing.anyEnvironment')}
        error={saver.error('environments')}
        onSave={(environments) => saver.save('environments', environments)}
      />
      <Checkbox
        label={t('fields.outsideFreezes')}
        isSelected={standing.outsideFreezes}
        onChange={(on) => saver.save('outsideFreezes', on)}
      />
      <Checkbox
        label={t('fields.insideWindows')}
        isSelected={standing.insideWindows}
        onChange={(on) => saver.save('insideWindows', on)}
      />
      <div className={form.pair}>
        <NumberField
          label={t('standing.quotaCount')}
          value={quota?.count ?? null}
          min={1}
          step={1}
          help={t('standing.noQuota')}
          error={saver.error('quota')}
          onSave={(count) => saver.save('quota', count === null ? null : { count, per: quota?.per ?? 'week' })}
        />
        <Select
          label={t('standing.quotaPer')}
          value={quota?.per ?? 'week'}
          isDisabled={quota === null}
          options={[
            { id: 'week', label: t('standing.week') },
            { id: 'month', label: t('standing.month') },
          ]}
          onSave={(per) => quota !== null && saver.save('quota', { ...quota, per: per === 'month' ? 'month' : 'week' })}
        />
      </div>
      <div className={form.pair}>
        <DateField
          label={t('fields.validFrom')}
          value={standing.validFrom}
          weekStart={weekStart}
          error={saver.error('validFrom')}
          onSave={(day) => saver.save('validFrom', day)}
        />
        <DateField
          label={t('fields.expiresOn')}
          value={standing.expiresOn}
          weekStart={weekStart}
          error={saver.error('expiresOn')}
          onSave={(day) => saver.save('expiresOn', day)}
        />
      </div>
      <SearchSelect
        label={t('fields.ownerId')}
        value={fromOptional(standing.ownerId)}
        options={people}
        error={saver.error('ownerId')}
        onSave={(id) => saver.save('ownerId', toOptional(id))}
      />
      <TextField
        label={t('fields.guardrails')}
        multiline
        value={standing.guardrails.join('\n')}
        help={t('standing.guardrailsHelp')}
        error={saver.error('guardrails')}
        onSave={(text) =>
          saver.save(
            'guardrails',
            text.split('\n').flatMap((line) => line.trim() || []),
          )
        }
      />
      <TextField
        label={t('fields.backOutPlan')}
        multiline
        value={standing.backOutPlan}
        error={saver.error('backOutPlan')}
        onSave={(text) => saver.save('backOutPlan', text)}
      />
      <TextField
        label={t('fields.notes')}
        multiline
        value={standing.notes}
        error={saver.error('notes')}
        onSave={(text) => saver.save('notes', text)}
      />
    </div>
  );
}
