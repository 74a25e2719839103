import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeType, EventKind, GateType, PhaseType, ReleaseType } from '#shared/model/configuration.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { newId } from '../new-id.ts';
import { ListDetail } from '../list-detail.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { freeCode } from './codes.ts';
import { KindDetail } from './kind-detail.tsx';
import { NEW_LOOK } from './presets.ts';

export type KindTable = 'release-types' | 'phase-types' | 'gate-types' | 'event-kinds' | 'change-types';
/** What all tables share; the parts peculiar to one are absent elsewhere. */
export type Kind = (ReleaseType | PhaseType | GateType | EventKind | ChangeType) &
  Partial<Pick<GateType, 'criteria' | 'signOffRoles' | 'needsApprovedChanges'>> & {
    readonly meaning?: EventKind['meaning'] | ChangeType['meaning'];
  };

interface KindsSectionProps {
  readonly table: KindTable;
  readonly kinds: readonly Kind[];
}

/** Types of releases, phases and gates, kinds of events: name, code, colours, and what is peculiar to each. */
export function KindsSection({ table, kinds }: KindsSectionProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits(table);
  const usage = useUsage(table);
  const ordered = inOrder(kinds);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = ordered.find((kind) => kind.id === chosen) ?? ordered[0] ?? null;

  const add = async () => {
    const id = newId();
    const name = freeName(t(`new.${table}`), kinds);
    const record = {
      id,
      name,
      appearance: { ...NEW_LOOK, code: freeCode(name, kinds) },
      order: kinds.length + 1,
      archived: false,
      ...(table === 'gate-types' ? { criteria: [], signOffRoles: [] } : {}),
      ...(table === 'change-types' ? { meaning: 'normal' as const, board: 'cab' as const } : {}),
      ...(table === 'event-kinds' ? { meaning: 'other' as const } : {}),
    };
    if (await edits.add(record)) setChosen(id);
  };
  return (
    <ListDetail
      label={t(`section.${table}`)}
      rows={ordered.map((kind) => ({
        id: kind.id,
        name: kind.name,
        archived: kind.archived,
        mark: <CodeMark appearance={kind.appearance} />,
        hint: usage === undefined ? undefined : (usage.get(kind.id) ?? 0),
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t(`add.${table}`)}
      onAdd={() => void add()}
      emptyText={t('none')}
    >
      {selected !== null && (
        <KindDetail
          key={selected.id}
          table={table}
          kind={selected}
          kinds={ordered}
          uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
        />
      )}
    </ListDetail>
  );
}
