import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, Tabs } from '../../../ui/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { ColumnsTab } from '../setup/columns-tab.tsx';
import { KindsTab } from '../setup/kinds-tab.tsx';
import { ReadingBar } from '../setup/reading-bar.tsx';
import { fieldText } from '../describe.ts';
import type { ImportWork } from '../use-import.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import { ConflictsTab } from './conflicts-tab.tsx';
import { Counts } from './counts.tsx';
import { GoneTab, RemovedTab } from './gone-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { ProblemsTab } from './problems-tab.tsx';
import { RowsTab } from './rows-tab.tsx';
import styles from '../importing.module.css';

export interface PreviewProps {
  readonly preview: ImportPreview;
  readonly configuration: Configuration;
  readonly work: ImportWork;
  /** Being planned anew after a change of how it is read. */
  readonly isBusy: boolean;
  /** Conflicts that take the file's value. */
  readonly taken: ReadonlySet<string>;
  readonly onTake: (ids: ReadonlySet<string>) => void;
  readonly restored: ReadonlySet<string>;
  readonly onRestore: (rowKeys: ReadonlySet<string>) => void;
}

interface TabSpec {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** What importing would do, and every choice about it. */
export function Preview(props: PreviewProps) {
  const { preview, configuration, work, isBusy } = props;
  const { t } = useTranslation('importing');
  const tabs = useTabs(props);
  const [selected, setSelected] = useState(() => firstTab(preview));
  const shown = tabs.some((tab) => tab.id === selected) ? selected : (tabs[0]?.id ?? 'rows');
  const [missing] = preview.missing;
  return (
    <div className={styles.preview} aria-busy={isBusy}>
      <ReadingBar preview={preview} work={work} />
      <div role="status" className={styles.status}>
        {missing !== undefined && (
          <p className={styles.missing}>
            <Icon name="warning" />
            {preview.columns.length === 0 && preview.sheet !== null
              ? t('sheetEmpty', { sheet: preview.sheet.name })
              : t('missing', { field: fieldText(t, missing, configuration) })}
          </p>
        )}
        {preview.counts !== null && <Counts counts={preview.counts} />}
        {isBusy && <span className={styles.busy}>{t('replanning')}</span>}
      </div>
      <Tabs label={t('tabs.label')} tabs={tabs} selected={shown} onChange={setSelected} />
    </div>
  );
}

/** What needs the person stands open first. */
function firstTab(preview: ImportPreview): string {
  if (preview.missing.length > 0) return 'columns';
  if (preview.conflicts.length > 0) return 'conflicts';
  return preview.rows.length === 0 && preview.problems.length > 0 ? 'problems' : 'rows';
}

function useTabs({ preview, configuration, work, taken, onTake, restored, onRestore }: PreviewProps): TabSpec[] {
  const { t } = useTranslation('importing');
  const { conflicts, gone, removed, notes, mapping } = preview;
  const failed = preview.problems.length + preview.problemsLeftOut;
  const tabs: TabSpec[] = [
    { id: 'rows', label: t('tabs.rows'), content: <RowsTab preview={preview} configuration={configuration} /> },
  ];
  const add = (id: string, label: string, content: ReactNode, isThere: boolean) => {
    if (isThere) tabs.push({ id, label, content });
  };
  const conflictsTab = (
    <ConflictsTab
      conflicts={conflicts}
      newNames={preview.newNames}
      configuration={configuration}
      taken={taken}
      onTake={onTake}
    />
  );
  add('conflicts', t('tabs.conflicts', { count: conflicts.length }), conflictsTab, conflicts.length > 0);
  add('problems', t('tabs.problems', { count: failed }), <ProblemsTab preview={preview} />, failed > 0);
  add('gone', t('tabs.gone', { count: gone.length }), <GoneTab gone={gone} />, gone.length > 0);
  const removedTab = <RemovedTab removed={removed} restored={restored} onRestore={onRestore} />;
  add('removed', t('tabs.removed', { count: removed.length }), removedTab, removed.length > 0);
  if (mapping.format !== 'ics') {
    const columnsTab = (
      <ColumnsTab preview={preview} mapping={mapping} configuration={configuration} onChange={work.chooseMapping} />
    );
    add('columns', t('tabs.columns'), columnsTab, true);
  }
  const kindsTab = (
    <KindsTab preview={preview} mapping={mapping} configuration={configuration} onChange={work.chooseMapping} />
  );
  add('kinds', t('tabs.kinds'), kindsTab, mapping.table === 'events');
  add(
    'notes',
    t('tabs.notes', { count: notes.length }),
    <NotesTab notes={notes} isSheet={preview.sheet !== null} />,
    notes.length > 0,
  );
  return tabs;
}
