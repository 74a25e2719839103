import { useTranslation } from 'react-i18next';
import { MultiPick, Select, type Option } from '../../../ui/index.ts';
import { CustomFieldType } from '#shared/model/custom-field.ts';
import {
  isOfSupport,
  TARGET_FIELDS,
  takesCustomFields,
  type ColumnMapping,
  type ColumnTarget,
  type Mapping,
  type TableMapping,
} from '#shared/importing/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useLive } from '../../../data/live.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { fieldText } from '../describe.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import styles from '../importing.module.css';

const CUSTOM = '$custom';
const NOTHING = '$nothing';
const USUAL = '$usual';
const NONE = '$none';

export interface ColumnsTabProps {
  readonly preview: ImportPreview;
  readonly mapping: TableMapping;
  readonly configuration: Configuration;
  readonly onChange: (mapping: Mapping) => void;
}

/** What each column becomes. Remembered with the source when the import is accepted. */
export function ColumnsTab({ preview, mapping, configuration, onChange }: ColumnsTabProps) {
  const { t } = useTranslation('importing');
  const change = (header: string, fields: Partial<ColumnMapping>) =>
    onChange({ ...mapping, columns: withColumn(mapping.columns, header, fields) });
  return (
    <div className={styles.setup}>
      <div className={styles.bar}>
        <MultiPick
          label={t('columns.keys')}
          help={t('columns.keysHelp')}
          value={mapping.keyColumns}
          options={preview.columns.map(({ header }) => ({ id: header, label: header }))}
          onSave={(keyColumns) => onChange({ ...mapping, keyColumns })}
        />
        {isOfSupport(mapping.table) && <ReleaseDefault mapping={mapping} onChange={onChange} />}
        {mapping.table === 'releases' && (
          <Defaults mapping={mapping} configuration={configuration} onChange={onChange} />
        )}
      </div>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">{t('columns.column')}</th>
            <th scope="col">{t('columns.samples')}</th>
            <th scope="col">{t('columns.target')}</th>
            <th scope="col">{t('columns.type')}</th>
            <th scope="col">{t('columns.order')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ header, samples, isAmbiguous }) => {
            const column = mapping.columns.find((one) => one.header === header);
            if (column === undefined) return null;
            return (
              <tr key={header}>
                <th scope="row">{header}</th>
                <td className={styles.samples}>{samples.join(' · ')}</td>
                <td>
                  <Target column={column} mapping={mapping} configuration={configuration} onChange={change} />
                </td>
                <td>
                  {column.target.to === 'custom' && <Type column={column} target={column.target} onChange={change} />}
                </td>
                <td>{isAmbiguous && <Order column={column} onChange={change} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Change = (header: string, fields: Partial<ColumnMapping>) => void;

/** A field has one column: giving it to another takes it from the first. */
function withColumn(
  columns: readonly ColumnMapping[],
  header: string,
  fields: Partial<ColumnMapping>,
): ColumnMapping[] {
  const { target } = fields;
  return columns.map((column) => {
    if (column.header === header) return { ...column, ...fields };
    const isTaken = target?.to === 'field' && column.target.to === 'field' && column.target.field === target.field;
    return isTaken ? { ...column, target: { to: 'nothing' } } : column;
  });
}

interface TargetProps {
  readonly column: ColumnMapping;
  readonly mapping: TableMapping;
  readonly configuration: Configuration;
  readonly onChange: Change;
}

function Target({ column, mapping, configuration, onChange }: TargetProps) {
  const { t } = useTranslation('importing');
  const { header, target } = column;
  const options: Option[] = [
    ...TARGET_FIELDS[mapping.table].map((field) => ({
      id: field,
      label: fieldText(
        t,
        field === 'key' && (mapping.table === 'events' || mapping.table === 'bookings') ? 'rowKey' : field,
        configuration,
      ),
    })),
    ...(takesCustomFields(mapping.table) ? [{ id: CUSTOM, label: t('columns.custom') }] : []),
    { id: NOTHING, label: t('columns.nothing') },
  ];
  const value = target.to === 'field' ? target.field : target.to === 'custom' ? CUSTOM : NOTHING;
  const targetOf = (id: string): ColumnTarget => {
    if (id === NOTHING) return { to: 'nothing' };
    return id === CUSTOM ? { to: 'custom', fieldId: null, name: header, type: 'text' } : { to: 'field', field: id };
  };
  return (
    <Select
      label={t('columns.targetOf', { column: header })}
      hideLabel
      value={value}
      options={options}
      onSave={(id) => onChange(header, { target: targetOf(id) })}
    />
  );
}

interface TypeProps {
  readonly column: ColumnMapping;
  readonly target: Extract<ColumnTarget, { to: 'custom' }>;
  readonly onChange: Change;
}

function Type({ column, target, onChange }: TypeProps) {
  const { t } = useTranslation('importing');
  return (
    <Select
      label={t('columns.typeOf', { column: column.header })}
      hideLabel
      value={target.type}
      options={CustomFieldType.options.map((id) => ({ id, label: t(`types.${id}`) }))}
      // Another type is another field: the one found by name may hold values already.
      onSave={(id) => onChange(column.header, { target: { ...target, fieldId: null, type: id as CustomFieldType } })}
    />
  );
}

function Order({ column, onChange }: { readonly column: ColumnMapping; readonly onChange: Change }) {
  const { t } = useTranslation('importing');
  return (
    <Select
      label={t('columns.orderOf', { column: column.header })}
      hideLabel
      value={column.dateOrder ?? 'dmy'}
      options={(['dmy', 'mdy'] as const).map((id) => ({ id, label: t(`columns.${id}`) }))}
      onSave={(id) => onChange(column.header, { dateOrder: id === 'mdy' ? 'mdy' : 'dmy' })}
    />
  );
}

/** What incidents and complaints belong to whose row names no release. */
function ReleaseDefault({ mapping, onChange }: Pick<ColumnsTabProps, 'mapping' | 'onChange'>) {
  const { t } = useTranslation('importing');
  const releases = useLive(async (db) => db.records('releases').toArray(), []);
  const ordered = (releases ?? []).toSorted((a, b) => compareNames(a.key, b.key));
  const options = ordered.map(({ id, key, name }) => ({ id, label: name === key ? key : `${key} ${name}` }));
  return (
    <Select
      label={t('columns.releaseDefault')}
      value={mapping.releaseId ?? NONE}
      options={[{ id: NONE, label: t('columns.noRelease') }, ...options]}
      onSave={(id) => onChange({ ...mapping, releaseId: id === NONE ? null : id })}
    />
  );
}

function Defaults({ mapping, configuration, onChange }: Omit<ColumnsTabProps, 'preview'>) {
  const { t } = useTranslation('importing');
  const usual = { id: USUAL, label: t('columns.asUsual') };
  const chosen = (id: string) => (id === USUAL ? null : id);
  const statuses = [...configuration.statuses.values()].filter(
    (status) => status.appliesTo === 'releases' && !status.archived,
  );
  return (
    <>
      <Select
        label={t('columns.typeDefault')}
        value={mapping.typeId ?? USUAL}
        options={[usual, ...[...configuration.releaseTypes.values()].map(({ id, name }) => ({ id, label: name }))]}
        onSave={(id) => onChange({ ...mapping, typeId: chosen(id) })}
      />
      <Select
        label={t('columns.statusDefault')}
        value={mapping.statusId ?? USUAL}
        options={[usual, ...statuses.map(({ id, name }) => ({ id, label: name }))]}
        onSave={(id) => onChange({ ...mapping, statusId: chosen(id) })}
      />
    </>
  );
}
