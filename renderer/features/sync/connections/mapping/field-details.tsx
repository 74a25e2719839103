import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldMapping, type CodecSpec } from '#shared/model/connection.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { offeredZones } from '#shared/planning/offered-zones.ts';
import type { MappingGround } from '#shared/sync/mapping-edit.ts';
import type { RemoteField } from '#shared/sync/remote.ts';
import { NumberField, SearchSelect, Select, TextField } from '../../../../ui/index.ts';
import { StatusTable } from './status-table.tsx';
import styles from './mapping.module.css';

interface FieldDetailsProps {
  readonly mapped: FieldMapping;
  readonly remote: RemoteField | undefined;
  readonly ground: MappingGround;
  readonly configuration: Configuration;
  readonly onChange: (next: FieldMapping) => void;
}

/** How a field is read and written, and whether what came in elsewhere goes on over it. */
export function FieldDetails({ mapped, remote, ground, configuration, onChange }: FieldDetailsProps) {
  const { t } = useTranslation('syncConnections');
  const { codec, direction, forwards } = mapped;
  const set = (next: CodecSpec) => onChange({ ...mapped, codec: next });
  return (
    <>
      <div className={styles.detailFields}>
        <p className={styles.quiet}>{t(`mapping.codec.${codec.type}`)}</p>
        <CodecFields codec={codec} onChange={set} />
        {(direction === 'both' || direction === 'out') && (
          <Select
            label={t('mapping.forwards')}
            value={forwards}
            options={(['ask', 'yes', 'no'] as const).map((id) => ({ id, label: t(`mapping.forward.${id}`) }))}
            onSave={(id) => onChange({ ...mapped, forwards: FieldMapping.shape.forwards.parse(id) })}
          />
        )}
      </div>
      {codec.type === 'table' && (
        <StatusTable
          rows={codec.rows}
          options={remote?.options ?? []}
          ours={[...configuration.statuses.values()].filter(({ appliesTo }) => appliesTo === ground.table)}
          onChange={(rows) => set({ ...codec, rows })}
        />
      )}
    </>
  );
}

interface CodecFieldsProps {
  readonly codec: CodecSpec;
  readonly onChange: (next: CodecSpec) => void;
}

function CodecFields({ codec, onChange }: CodecFieldsProps) {
  const { t } = useTranslation('syncConnections');
  switch (codec.type) {
    case 'number':
      return (
        <NumberField
          label={t('mapping.factor')}
          value={codec.factor}
          format={{ maximumFractionDigits: 6 }}
          onSave={(factor) => {
            if (factor !== null && factor > 0) onChange({ ...codec, factor });
          }}
        />
      );
    case 'text':
      return (
        <NumberField
          label={t('mapping.limit')}
          value={codec.limit}
          min={1}
          step={1}
          onSave={(limit) => onChange({ ...codec, limit })}
        />
      );
    case 'moment':
      return (
        <SearchSelect
          label={t('mapping.zone')}
          value={codec.zone}
          options={offeredZones().map((id) => ({ id, label: id }))}
          onSave={(zone) => onChange({ ...codec, zone })}
        />
      );
    case 'levels':
      return <LevelsField codec={codec} onChange={onChange} />;
    default:
      return null;
  }
}

function LevelsField({
  codec,
  onChange,
}: {
  readonly codec: Extract<CodecSpec, { type: 'levels' }>;
  readonly onChange: (next: CodecSpec) => void;
}) {
  const { t } = useTranslation('syncConnections');
  const [error, setError] = useState<string | null>(null);
  const save = (text: string) => {
    const from = text
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
      .map(Number);
    const isFit =
      from.length === 3 && from.every((one, at) => Number.isFinite(one) && (at === 0 || one < (from[at - 1] ?? 0)));
    setError(isFit ? null : t('mapping.levelsWrong'));
    if (isFit) onChange({ ...codec, from });
  };
  return <TextField label={t('mapping.levels')} value={codec.from.join(', ')} error={error} onSave={save} />;
}
