import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SupportTemplate } from '#shared/model/support.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { ListDetail } from '../list-detail.tsx';
import { newId } from '../new-id.ts';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { SupportTemplateDetail } from './support-template-detail.tsx';

/** What early life support begins with: the checklist A to J, exit criteria, sign-offs. */
export function SupportTemplatesSection() {
  const { t } = useTranslation('settings');
  const templates = useLive(
    async (db) => (await db.records('support-templates').toArray()).map((row) => fromRow(row)),
    [],
  );
  const edits = useRecordEdits('support-templates');
  const [chosen, setChosen] = useState<string | null>(null);
  if (templates === undefined) return null;
  const ordered = inOrder(templates);
  const selected = ordered.find((template) => template.id === chosen) ?? ordered[0] ?? null;
  const add = async () => {
    // Another checklist is nearly always the first one with a few lines more or less.
    const record = SupportTemplate.parse({
      ...ordered[0],
      id: newId(),
      name: freeName(t('new.support-templates'), templates),
      order: templates.length + 1,
      archived: false,
    });
    if (await edits.add(record)) setChosen(record.id);
  };
  return (
    <ListDetail
      label={t('section.support-templates')}
      rows={ordered.map(({ id, name, archived, items }) => ({ id, name, archived, hint: items.length }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.support-templates')}
      onAdd={() => void add()}
      emptyText={t('none')}
    >
      {selected !== null && <SupportTemplateDetail key={selected.id} template={selected} templates={ordered} />}
    </ListDetail>
  );
}
