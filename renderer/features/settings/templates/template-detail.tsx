import { useTranslation } from 'react-i18next';
import type { ReleaseTemplate } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Select } from '../../../ui/index.ts';
import { useOptions } from '../../../ui/records/options.tsx';
import { NameField } from '../name-field.tsx';
import { newId } from '../new-id.ts';
import { RecordMenu } from '../record-menu.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import { NameCell, OffsetCell, SpanCells, TimeCell } from './cells.tsx';
import { PartList } from './part-list.tsx';
import form from '../form.module.css';

interface TemplateDetailProps {
  readonly template: ReleaseTemplate;
  readonly templates: readonly ReleaseTemplate[];
  readonly configuration: Configuration;
  readonly uses: number | undefined;
}

export function TemplateDetail({ template, templates, configuration, uses }: TemplateDetailProps) {
  const { t } = useTranslation(['settings', 'releases']);
  const edits = useRecordEdits('release-templates');
  const types = useOptions(configuration, 'releaseTypes', [template.typeId]);
  const phaseTypes = useOptions(configuration, 'phaseTypes', idsOf(template.phases));
  const gateTypes = useOptions(configuration, 'gateTypes', idsOf(template.gates));
  const environments = useOptions(
    configuration,
    'environments',
    template.bookings.map(({ environmentId }) => environmentId),
  );
  const [firstPhase] = phaseTypes;
  const [firstGate] = gateTypes;
  const [firstEnvironment] = environments;
  return (
    <div className={form.stack}>
      <div className={form.nameOnly}>
        <NameField
          record={template}
          records={templates}
          onSave={(name) => void edits.set(template, 'name', { name })}
        />
        <RecordMenu table="release-templates" record={template} siblings={templates} uses={uses} />
      </div>
      <Select
        label={t('templates.type')}
        value={template.typeId}
        options={types}
        onSave={(typeId) => void edits.set(template, 'type', { typeId })}
      />
      <p className={form.note}>{t('templates.offsets')}</p>
      <PartList
        part="phases"
        parts={template.phases}
        columns={['type', 'name', 'first', 'last']}
        onSave={(phases) => void edits.set(template, 'phases', { phases })}
        onAdd={
          firstPhase && (() => ({ id: newId(), typeId: firstPhase.id, name: firstPhase.label, first: -5, last: -1 }))
        }
      >
        {(phase, save) => (
          <>
            <Select
              label={t('templates.column.type')}
              hideLabel
              value={phase.typeId}
              options={phaseTypes}
              onSave={(typeId) => save({ typeId })}
            />
            <NameCell value={phase.name} onSave={(name) => save({ name })} />
            <SpanCells span={phase} onSave={save} />
          </>
        )}
      </PartList>
      <PartList
        part="gates"
        parts={template.gates}
        columns={['type', 'name', 'due', 'time']}
        onSave={(gates) => void edits.set(template, 'gates', { gates })}
        onAdd={firstGate && (() => ({ id: newId(), typeId: firstGate.id, name: firstGate.label, due: -2, time: null }))}
      >
        {(gate, save) => (
          <>
            <Select
              label={t('templates.column.type')}
              hideLabel
              value={gate.typeId}
              options={gateTypes}
              onSave={(typeId) => save({ typeId })}
            />
            <NameCell value={gate.name} onSave={(name) => save({ name })} />
            <OffsetCell label={t('templates.column.due')} value={gate.due} onSave={(due) => save({ due })} />
            <TimeCell value={gate.time} onSave={(time) => save({ time })} />
          </>
        )}
      </PartList>
      <PartList
        part="deployments"
        parts={template.deployments}
        columns={['environment', 'day', 'time', 'minutes']}
        onSave={(deployments) => void edits.set(template, 'deployments', { deployments })}
        onAdd={() => ({
          id: newId(),
          environment: t('releases:deployments.newName'),
          day: 0,
          time: '22:00',
          minutes: 120,
        })}
      >
        {(deployment, save) => (
          <>
            <NameCell
              label={t('templates.column.environment')}
              value={deployment.environment}
              onSave={(environment) => save({ environment })}
            />
            <OffsetCell label={t('templates.column.day')} value={deployment.day} onSave={(day) => save({ day })} />
            <TimeCell value={deployment.time} onSave={(time) => save({ time })} />
            <OffsetCell
              label={t('templates.column.minutes')}
              value={deployment.minutes}
              min={0}
              max={100_000}
              onSave={(minutes) => save({ minutes })}
            />
          </>
        )}
      </PartList>
      {(firstEnvironment !== undefined || template.bookings.length > 0) && (
        <PartList
          part="bookings"
          parts={template.bookings}
          columns={['environment', 'purpose', 'first', 'last']}
          onSave={(bookings) => void edits.set(template, 'bookings', { bookings })}
          onAdd={
            firstEnvironment &&
            (() => ({ id: newId(), environmentId: firstEnvironment.id, purpose: '', first: -5, last: -1 }))
          }
        >
          {(booking, save) => (
            <>
              <Select
                label={t('templates.column.environment')}
                hideLabel
                value={booking.environmentId}
                options={environments}
                onSave={(environmentId) => save({ environmentId })}
              />
              <NameCell
                label={t('templates.column.purpose')}
                value={booking.purpose}
                isOptional
                onSave={(purpose) => save({ purpose })}
              />
              <SpanCells span={booking} onSave={save} />
            </>
          )}
        </PartList>
      )}
    </div>
  );
}

const idsOf = (parts: readonly { readonly typeId: string }[]): string[] => parts.map(({ typeId }) => typeId);
