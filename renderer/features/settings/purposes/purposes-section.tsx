import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvironmentPurpose } from '#shared/model/configuration.ts';
import { Badge, Checkbox } from '../../../ui/index.ts';
import { ListDetail } from '../list-detail.tsx';
import { NameField } from '../name-field.tsx';
import { newId } from '../new-id.ts';
import { RecordMenu } from '../record-menu.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import form from '../form.module.css';

/** What environments are for: test, training, production. */
export function PurposesSection({ purposes }: { readonly purposes: readonly EnvironmentPurpose[] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('environment-purposes');
  const usage = useUsage('environment-purposes');
  const ordered = inOrder(purposes);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = ordered.find((purpose) => purpose.id === chosen) ?? ordered[0] ?? null;
  const isLast = ordered.filter((purpose) => !purpose.archived).length === 1;
  const add = async () => {
    const id = newId();
    const name = freeName(t('new.environment-purposes'), purposes);
    const record = { id, name, production: false, order: purposes.length + 1, archived: false };
    if (await edits.add(record)) setChosen(id);
  };
  return (
    <ListDetail
      label={t('section.environment-purposes')}
      rows={ordered.map((purpose) => ({
        id: purpose.id,
        name: purpose.name,
        archived: purpose.archived,
        mark: purpose.production ? <Badge tone="accent">{t('purposes.live')}</Badge> : undefined,
        hint: usage === undefined ? undefined : (usage.get(purpose.id) ?? 0),
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.environment-purposes')}
      onAdd={() => void add()}
      emptyText={t('none')}
    >
      {selected !== null && (
        <div key={selected.id} className={form.stack}>
          <div className={form.nameOnly}>
            <NameField
              record={selected}
              records={purposes}
              onSave={(name) => void edits.set(selected, 'name', { name })}
            />
            <RecordMenu
              table="environment-purposes"
              record={selected}
              siblings={ordered}
              uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
              isLast={isLast && !selected.archived}
            />
          </div>
          <div>
            <Checkbox
              label={t('purposes.live')}
              isSelected={selected.production}
              onChange={(production) => void edits.set(selected, 'production', { production })}
            />
            <p className={form.note}>{t('purposes.liveText')}</p>
          </div>
        </div>
      )}
    </ListDetail>
  );
}
