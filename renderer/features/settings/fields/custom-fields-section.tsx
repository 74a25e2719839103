import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomField } from '#shared/model/custom-field.ts';
import { SegmentedControl } from '../../../ui/index.ts';
import { newId } from '../new-id.ts';
import { ListDetail } from '../list-detail.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { FieldDetail } from './field-detail.tsx';
import form from '../form.module.css';

/** Fields this organisation adds to releases, services and events. */
export function CustomFieldsSection({ fields }: { readonly fields: readonly CustomField[] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('custom-fields');
  const usage = useUsage('custom-fields');
  const [appliesTo, setAppliesTo] = useState<CustomField['appliesTo']>('releases');
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = inOrder(fields.filter((field) => field.appliesTo === appliesTo));
  const selected = shown.find((field) => field.id === chosen) ?? shown[0];
  const add = async () => {
    const id = newId();
    const name = freeName(t('new.custom-fields'), shown);
    const record = CustomField.parse({ id, appliesTo, name, type: 'text', order: shown.length + 1 });
    if (await edits.add(record)) setChosen(id);
  };
  return (
    <div className={form.stack}>
      <div>
        <SegmentedControl
          label={t('fields.of')}
          value={appliesTo}
          options={(['releases', 'services', 'events'] as const).map((id) => ({ id, label: t(`fields.${id}`) }))}
          onChange={setAppliesTo}
        />
      </div>
      <ListDetail
        label={t('section.custom-fields')}
        rows={shown.map((field) => ({
          id: field.id,
          name: field.name,
          archived: field.archived,
          hint: usage === undefined ? undefined : String(usage.get(field.id) ?? 0),
        }))}
        selectedId={selected?.id ?? null}
        onSelect={setChosen}
        addLabel={t('add.custom-fields')}
        onAdd={() => void add()}
        emptyText={t('fields.none')}
      >
        {selected !== undefined && (
          <FieldDetail
            key={selected.id}
            field={selected}
            fields={shown}
            uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
          />
        )}
      </ListDetail>
    </div>
  );
}
