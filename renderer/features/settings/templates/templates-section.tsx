import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { draftTemplate } from '#shared/planning/trains/default-template.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { ListDetail } from '../list-detail.tsx';
import { newId } from '../new-id.ts';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { TemplateDetail } from './template-detail.tsx';

/** What a release of a kind goes through, in working days from its deployment; trains are made of it. */
export function TemplatesSection({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation(['settings', 'releases']);
  const templates = useLive(
    async (db) => (await db.records('release-templates').toArray()).map((row) => fromRow(row)),
    [],
  );
  const edits = useRecordEdits('release-templates');
  const usage = useUsage('release-templates');
  const [chosen, setChosen] = useState<string | null>(null);
  if (templates === undefined) return null;
  const ordered = inOrder(templates);
  const selected = ordered.find((template) => template.id === chosen) ?? ordered[0] ?? null;
  const add = async () => {
    const named = {
      name: freeName(t('new.release-templates'), templates),
      environment: t('releases:deployments.newName'),
      order: templates.length + 1,
    };
    const record = draftTemplate(configuration, named, newId);
    if (await edits.add(record)) setChosen(record.id);
  };
  return (
    <ListDetail
      label={t('section.release-templates')}
      rows={ordered.map((template) => ({
        id: template.id,
        name: template.name,
        archived: template.archived,
        mark: <CodeMark appearance={configuration.releaseTypes.get(template.typeId)?.appearance ?? null} />,
        hint: usage === undefined ? undefined : (usage.get(template.id) ?? 0),
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.release-templates')}
      onAdd={() => void add()}
      emptyText={t('none')}
    >
      {selected !== null && (
        <TemplateDetail
          key={selected.id}
          template={selected}
          templates={ordered}
          configuration={configuration}
          uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
        />
      )}
    </ListDetail>
  );
}
