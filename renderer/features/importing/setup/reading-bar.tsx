import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/index.ts';
import { ENCODINGS, IMPORT_TABLES, type Encoding, type ReadOptions } from '#shared/importing/index.ts';
import type { ImportWork } from '../use-import.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import styles from '../importing.module.css';

const NEW = 'new';
const HEADER = 'header';
const ROW = 'row';
const KEEP = 'keep';
const LEAVE = 'leave';
const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** How the file is read as a whole; each change plans it anew. */
export function ReadingBar({ preview, work }: { readonly preview: ImportPreview; readonly work: ImportWork }) {
  const { t } = useTranslation('importing');
  const { separator, encoding, sheet, hasHeader, mapping, sources, sourceId } = preview;
  const isPasted = hasHeader !== undefined;
  const read = (options: ReadOptions) =>
    work.read({
      ...(sheet === null ? { encoding } : { sheet: sheet.name, leaveHidden: sheet.leavesHidden }),
      ...(separator === null ? {} : { separator }),
      ...(isPasted ? { hasHeader } : {}),
      ...options,
    });
  return (
    <div className={styles.bar} role="group" aria-label={t('setup.label')}>
      {sheet !== null && sheet.sheets.length > 1 && (
        <Select
          label={t('setup.sheet')}
          value={sheet.name}
          options={sheet.sheets.map((name) => ({ id: name, label: name }))}
          onSave={(name) => read({ sheet: name })}
        />
      )}
      {mapping.format !== 'ics' && (
        <Select
          label={t('setup.table')}
          value={mapping.table}
          options={IMPORT_TABLES.map((id) => ({ id, label: t(`setup.${id}`) }))}
          onSave={(id) => work.chooseTable(id as (typeof IMPORT_TABLES)[number])}
        />
      )}
      {isPasted ? (
        <Select
          label={t('setup.firstRow')}
          value={hasHeader ? HEADER : ROW}
          options={[
            { id: HEADER, label: t('setup.firstRowHeader') },
            { id: ROW, label: t('setup.firstRowRow') },
          ]}
          onSave={(id) => read({ hasHeader: id === HEADER })}
        />
      ) : (
        <Select
          label={t('setup.source')}
          value={sourceId ?? NEW}
          options={[{ id: NEW, label: t('setup.newSource') }, ...sources.map(({ id, name }) => ({ id, label: name }))]}
          onSave={(id) => work.chooseSource(id === NEW ? { type: 'new' } : { type: 'source', id })}
        />
      )}
      {separator !== null && (
        <Select
          label={t('setup.separator')}
          value={separator}
          options={Object.entries(SEPARATORS).map(([id, name]) => ({ id, label: t(`setup.${name}`) }))}
          onSave={(id) => read({ separator: id })}
        />
      )}
      {sheet === null && !isPasted && (
        <Select
          label={t('setup.encoding')}
          value={encoding}
          options={ENCODINGS.map((id) => ({ id, label: t(`setup.encodings.${id}`) }))}
          onSave={(id) => read({ encoding: id as Encoding })}
        />
      )}
      {sheet !== null && sheet.hiddenRows > 0 && (
        <Select
          label={t('setup.hiddenRows')}
          value={sheet.leavesHidden ? LEAVE : KEEP}
          options={[
            { id: KEEP, label: t('setup.keepHidden', { count: sheet.hiddenRows }) },
            { id: LEAVE, label: t('setup.leaveHidden') },
          ]}
          onSave={(id) => read({ leaveHidden: id === LEAVE })}
        />
      )}
    </div>
  );
}
