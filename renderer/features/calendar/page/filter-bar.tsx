import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { isFiltering, knownFilter, NO_FILTER } from '#shared/planning/filter-entries.ts';
import { TIMED_TABLES, type TimedTable } from '#shared/model/tables.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, FilterChip, SegmentedControl } from '../../../ui/index.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { StatusDot } from '../../../ui/status-dot.tsx';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { Legend } from './legend.tsx';
import { SavedViews } from './saved-views.tsx';
import styles from './page.module.css';

interface Named {
  readonly name: string;
  readonly order?: number;
}
const byOrder = (a: Named, b: Named) => (a.order ?? 0) - (b.order ?? 0) || compareNames(a.name, b.name);

/** What may be chosen in each chip; what is archived stays while it is chosen. */
function useFilterOptions(configuration: Configuration) {
  const { t } = useTranslation('calendar');
  return useMemo(() => {
    const { services, teams, releaseTypes, eventKinds, statuses } = configuration;
    const kinds = [...[...releaseTypes.values()].sort(byOrder), ...[...eventKinds.values()].sort(byOrder)];
    return {
      services: [...services.values()].sort(byOrder).map(({ id, name, key }) => ({ id, label: name, hint: key })),
      teams: [...teams.values()].sort(byOrder).map(({ id, name }) => ({ id, label: name })),
      types: kinds.map(({ id, name, appearance }) => ({ id, label: name, mark: <CodeMark appearance={appearance} /> })),
      statuses: [...statuses.values()]
        .sort((a, b) => (a.appliesTo === b.appliesTo ? byOrder(a, b) : a.appliesTo < b.appliesTo ? 1 : -1))
        .map(({ id, name, appliesTo, category }) => ({
          id,
          label: t(`statusOf.${appliesTo}`, { name }),
          mark: <StatusDot category={category} />,
        })),
      tables: TIMED_TABLES.map((id) => ({ id, label: t(`tables.${id}`) })),
    };
  }, [configuration, t]);
}

export interface FilterBarProps {
  readonly configuration: Configuration;
  /** Entries of the period the filters hold back. */
  readonly hidden: number;
}

export function FilterBar({ configuration, hidden }: FilterBarProps) {
  const { t } = useTranslation('calendar');
  const stored = useCalendarView((state) => state.filter);
  const setFilter = useCalendarView((state) => state.setFilter);
  const colourBy = useCalendarView((state) => state.colourBy);
  const setColourBy = useCalendarView((state) => state.setColourBy);
  const filter = knownFilter(stored, configuration);
  const options = useFilterOptions(configuration);
  return (
    <div className={styles.filters} role="group" aria-label={t('filters')}>
      <SavedViews />
      <FilterChip
        label={t('service')}
        value={filter.serviceIds}
        options={options.services}
        onChange={(serviceIds) => setFilter({ serviceIds })}
      />
      <FilterChip
        label={t('team')}
        value={filter.teamIds}
        options={options.teams}
        onChange={(teamIds) => setFilter({ teamIds })}
      />
      <FilterChip
        label={t('type')}
        value={filter.typeIds}
        options={options.types}
        onChange={(typeIds) => setFilter({ typeIds })}
      />
      <FilterChip
        label={t('status')}
        value={filter.statusIds}
        options={options.statuses}
        onChange={(statusIds) => setFilter({ statusIds })}
      />
      <FilterChip
        label={t('show')}
        value={filter.show}
        options={options.tables}
        onChange={(show) => setFilter({ show: show as TimedTable[] })}
      />
      {isFiltering(filter) && (
        <>
          <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
            {t('clearFilters')}
          </Button>
          {hidden > 0 && <span className={styles.hidden}>{t('hidden', { count: hidden })}</span>}
        </>
      )}
      <span className={styles.space} />
      <span className={styles.colourLabel} aria-hidden="true">
        {t('colourBy')}
      </span>
      <SegmentedControl
        label={t('colourBy')}
        value={colourBy}
        options={[
          { id: 'type', label: t('byType') },
          { id: 'status', label: t('byStatus') },
        ]}
        onChange={setColourBy}
      />
      <Legend configuration={configuration} colourBy={colourBy} />
    </div>
  );
}
