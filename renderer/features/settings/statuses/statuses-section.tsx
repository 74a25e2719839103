import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Status, type ChangeType } from '#shared/model/configuration.ts';
import { StatusDot, Tabs } from '../../../ui/index.ts';
import { newId } from '../new-id.ts';
import { ListDetail } from '../list-detail.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { StatusDetail } from './status-detail.tsx';
import { TransitionsMatrix } from './transitions-matrix.tsx';
import form from '../form.module.css';

const KINDS = ['releases', 'deployments', 'changes', 'work-items'] as const satisfies readonly Status['appliesTo'][];

/** Statuses of releases, deployments, changes and work items, and which may follow which. */
interface StatusesProps {
  readonly statuses: readonly Status[];
  readonly changeTypes: readonly ChangeType[];
}

export function StatusesSection({ statuses, changeTypes }: StatusesProps) {
  const { t } = useTranslation('settings');
  return (
    <Tabs
      label={t('statuses.of')}
      tabs={KINDS.map((id) => ({
        id,
        label: t(`statuses.${id}`),
        content: <StatusesOf appliesTo={id} statuses={statuses} changeTypes={changeTypes} />,
      }))}
    />
  );
}

function StatusesOf({ appliesTo, statuses, changeTypes }: StatusesProps & { readonly appliesTo: Status['appliesTo'] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('statuses');
  const usage = useUsage('statuses');
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = inOrder(statuses.filter((status) => status.appliesTo === appliesTo));
  const selected = shown.find((status) => status.id === chosen) ?? shown[0];
  const add = async () => {
    const id = newId();
    const name = freeName(t('new.statuses'), shown);
    const record = Status.parse({ id, appliesTo, name, category: 'planned', transitions: [], order: shown.length + 1 });
    if (await edits.add(record)) setChosen(id);
  };
  return (
    <div className={form.stack}>
      <ListDetail
        label={t('section.statuses')}
        rows={shown.map((status) => ({
          id: status.id,
          name: status.name,
          mark: <StatusDot category={status.category} />,
          archived: status.archived,
          hint: usage === undefined ? undefined : (usage.get(status.id) ?? 0),
        }))}
        selectedId={selected?.id ?? null}
        onSelect={setChosen}
        addLabel={t('add.statuses')}
        onAdd={() => void add()}
        emptyText={t('none')}
      >
        {selected !== undefined && (
          <StatusDetail
            key={selected.id}
            status={selected}
            statuses={shown}
            changeTypes={changeTypes}
            uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
          />
        )}
      </ListDetail>
      <TransitionsMatrix statuses={shown.filter((status) => !status.archived)} />
    </div>
  );
}
