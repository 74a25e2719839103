import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomField } from '#shared/model/custom-field.ts';
import { Tabs } from '../../../ui/index.ts';
import { newId } from '../new-id.ts';
import { ListDetail } from '../list-detail.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { FieldDetail } from './field-detail.tsx';

const KINDS = [
  'releases',
  'services',
  'environments',
  'bookings',
  'events',
] as const satisfies readonly CustomField['appliesTo'][];

/** Fields this organisation adds to releases, services, environments, bookings and events. */
export function CustomFieldsSection({ fields }: { readonly fields: readonly CustomField[] }) {
  const { t } = useTranslation('settings');
  return (
    <Tabs
      label={t('fields.of')}
      tabs={KINDS.map((id) => ({
        id,
        label: t(`fields.${id}`),
        content: <FieldsOf appliesTo={id} fields={fields} />,
      }))}
    />
  );
}

interface FieldsOfProps {
  readonly appliesTo: CustomField['appliesTo'];
  readonly fields: readonly CustomField[];
}

function FieldsOf({ appliesTo, fields }: FieldsOfProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('custom-fields');
  const usage = useUsage('custom-fields');
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
    <ListDetail
      label={t('section.custom-fields')}
      rows={shown.map((field) => ({
        id: field.id,
        name: field.name,
        archived: field.archived,
        hint: usage === undefined ? undefined : (usage.get(field.id) ?? 0),
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
  );
}
