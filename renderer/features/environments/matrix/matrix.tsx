import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Checkbox, EmptyState, TextField } from '../../../ui/index.ts';
import { ViewHeader } from '../view-header.tsx';
import { buildMatrix } from './cells.ts';
import { MatrixGrid } from './matrix-grid.tsx';
import { useMatrixState } from './matrix-state.ts';
import list from '../../../ui/list-page.module.css';

/** Each release's bookings and deployments by environment. */
export function Matrix({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  const { options, setOptions } = useMatrixState();
  const records = useLive(
    async (db) => ({
      releases: await db.records('releases').toArray(),
      bookings: await db.records('bookings').toArray(),
      deployments: await db.records('deployments').toArray(),
    }),
    [],
  );
  const wanted = useDeferredValue(options);
  const matrix = useMemo(
    () => (records === undefined ? null : buildMatrix(records, configuration, wanted)),
    [records, configuration, wanted],
  );
  if (matrix === null || records === undefined) return <ViewHeader creates="booking" />;
  const isEmpty = records.releases.length === 0 || matrix.columns.length === 0;
  return (
    <div className={list.page}>
      <ViewHeader creates="booking" />
      {!isEmpty && (
        <search className={list.filters}>
          <div className={list.find}>
            <TextField
              label={t('matrix.find')}
              hideLabel
              type="search"
              placeholder={t('matrix.findPlaceholder')}
              value={options.text}
              onInput={(text) => setOptions({ text })}
              onSave={(text) => setOptions({ text })}
            />
          </div>
          <Checkbox
            label={t('matrix.closed')}
            isSelected={options.withClosed}
            onChange={(withClosed) => setOptions({ withClosed })}
          />
          <Checkbox
            label={t('matrix.all')}
            isSelected={options.withEmpty}
            onChange={(withEmpty) => setOptions({ withEmpty })}
          />
        </search>
      )}
      {isEmpty && <EmptyState icon="matrix" title={t('matrix.emptyTitle')} text={t('matrix.empty')} />}
      {!isEmpty && matrix.rows.length === 0 && (
        <EmptyState icon="filter" title={t('matrix.title')} text={t('matrix.noReleases')} />
      )}
      {matrix.rows.length > 0 && !isEmpty && (
        <MatrixGrid columns={matrix.columns} rows={matrix.rows} configuration={configuration} />
      )}
    </div>
  );
}
