import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindMapping, type Connection } from '#shared/model/connection.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { localTable } from '#shared/sync/local/index.ts';
import { isAsSuggested, mappingProblems, withField, type MappingGround } from '#shared/sync/mapping-edit.ts';
import type { RemoteRecord } from '#shared/sync/remote.ts';
import { useSyncedNames } from '../../../../data/synced-names.ts';
import { useErrorText } from '../../../../ui/error-text.ts';
import { Button, Icon, IconButton, Select } from '../../../../ui/index.ts';
import { syncedFieldName, useValueWords } from '../../../../ui/records/synced-value.ts';
import { FieldRow } from './field-row.tsx';
import { Findings } from './findings.tsx';
import type { PeopleDraft } from './people-draft.ts';
import { usePairs } from './use-pairs.ts';
import { useSample } from './use-remote-fields.ts';
import styles from './mapping.module.css';

interface KindEditorProps {
  readonly connection: Connection;
  readonly mapping: KindMapping;
  readonly ground: MappingGround;
  readonly people: PeopleDraft;
  readonly round: number;
  readonly configuration: Configuration;
  readonly onChange: (next: KindMapping) => void;
}

const NO_RECORDS: readonly RemoteRecord[] = [];

/** One kind there with one here: a row for each field here, tried on a record of theirs. */
export function KindEditor(props: KindEditorProps) {
  const { connection, mapping, ground, people, round, configuration, onChange } = props;
  const { t } = useTranslation('syncConnections');
  const errorText = useErrorText();
  const [at, setAt] = useState(0);
  const sample = useSample(
    connection,
    mapping.remote,
    mapping.fields.map(({ remote }) => remote),
    round,
  );
  const records = sample.answer ?? NO_RECORDS;
  const pairs = usePairs(instanceOf(connection.system, connection.address), mapping, records, people);
  const words = useValueWords(useSyncedNames());
  const record = records[Math.min(at, records.length - 1)];
  const suggestedOf = (field: string) => ground.suggested.fields.find((one) => one.field === field);
  const locals = [...new Set([...mapping.fields.map(({ field }) => field), ...localTable(mapping.table).fields])];
  const isSuggested = locals.every((field) =>
    isAsSuggested(
      mapping.fields.find((one) => one.field === field),
      suggestedOf(field),
    ),
  );
  const arrivals = KindMapping.shape.arrivals.options.filter(
    // A release or a change is planned here: what is one, a person says.
    (one) => one !== 'create' || mapping.table === 'work-items' || mapping.table === 'incidents',
  );
  return (
    <div className={styles.kind}>
      <div className={styles.bar}>
        <div className={styles.arrivals}>
          <Select
            label={t('mapping.arrivals')}
            value={mapping.arrivals}
            options={arrivals.map((id) => ({ id, label: t(`mapping.arrival.${id}`) }))}
            onSave={(id) => onChange({ ...mapping, arrivals: KindMapping.shape.arrivals.parse(id) })}
          />
        </div>
        <div className={styles.example}>
          <Select
            label={t('mapping.example')}
            value={record?.id ?? null}
            placeholder={t(sample.isAsking ? 'mapping.asking' : 'mapping.exampleNone')}
            isDisabled={records.length === 0}
            options={records.map(({ id, key, fields }) => ({ id, label: key, hint: hintOf(fields) }))}
            onSave={(id) => setAt(records.findIndex((one) => one.id === id))}
          />
        </div>
        <div className={styles.steps}>
          <IconButton
            icon="chevron-left"
            label={t('mapping.before')}
            isDisabled={at === 0}
            onPress={() => setAt(at - 1)}
          />
          <IconButton
            icon="chevron-right"
            label={t('mapping.after')}
            isDisabled={at >= records.length - 1}
            onPress={() => setAt(at + 1)}
          />
        </div>
        <span className={styles.push} />
        <Button
          variant="quiet"
          isDisabled={isSuggested}
          onPress={() => onChange({ ...ground.suggested, arrivals: mapping.arrivals })}
        >
          {t('mapping.backAll')}
        </Button>
      </div>
      {mappingProblems(mapping).map(({ code, field }) => (
        <p key={`${code} ${field}`} className={styles.problem} role="alert">
          <Icon name="warning" />
          {t(`mapping.problem.${code}`, { field: syncedFieldName(t, field) })}
        </p>
      ))}
      {sample.error !== null && (
        <p className={styles.quiet} role="status">
          {t('mapping.notLooked', { reason: errorText(sample.error) })}
        </p>
      )}
      {pairs !== undefined && records.length > 0 && <Findings mapping={mapping} records={records} context={pairs} />}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('mapping.column.here')}</th>
            <th scope="col">{t('mapping.column.there')}</th>
            <th scope="col">{t('mapping.column.direction')}</th>
            <th scope="col">{t('mapping.column.value')}</th>
            <th scope="col">{t('mapping.column.read')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('mapping.column.more')}</span>
            </th>
          </tr>
        </thead>
        {locals.map((field) => (
          <FieldRow
            key={field}
            field={field}
            mapped={mapping.fields.find((one) => one.field === field)}
            suggested={suggestedOf(field)}
            ground={ground}
            record={record}
            context={pairs}
            words={words}
            configuration={configuration}
            onChange={(next) => onChange(withField(mapping, field, next))}
          />
        ))}
      </table>
    </div>
  );
}

/** What a record is about, where its key alone does not say. */
function hintOf(fields: RemoteRecord['fields']): string | undefined {
  const title = [fields['summary'], fields['subject'], fields['Subject'], fields['name']].find(
    (one) => typeof one === 'string',
  );
  return typeof title === 'string' ? title : undefined;
}
