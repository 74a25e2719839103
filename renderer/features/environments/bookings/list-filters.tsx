import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BookingApproval } from '#shared/model/booking.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, FilterChip, TextField } from '../../../ui/index.ts';
import { useOptions } from '../../../ui/records/options.tsx';
import { NO_FILTER, useBookingList } from './list-state.ts';
import { PeriodFilter } from './period-filter.tsx';
import { isFiltering, WITHOUT, type BookingRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

interface ListFiltersProps {
  readonly configuration: Configuration;
  readonly rows: readonly BookingRow[];
}

export function ListFilters({ configuration, rows }: ListFiltersProps) {
  const { t } = useTranslation(['environments', 'inspector']);
  const { filter, setFilter } = useBookingList();
  const environments = useOptions(configuration, 'environments', filter.environments);
  const people = useOptions(configuration, 'people', []);
  const releases = useMemo(() => {
    const named = rows.flatMap(({ booking, purpose, releaseName }) =>
      booking.releaseId === null
        ? []
        : [[booking.releaseId, { id: booking.releaseId, label: purpose, hint: releaseName }] as const],
    );
    return [...new Map(named).values()].sort((a, b) => compareNames(a.label, b.label));
  }, [rows]);
  return (
    <search className={styles.filters}>
      <div className={styles.find}>
        <TextField
          label={t('bookings.find')}
          hideLabel
          type="search"
          placeholder={t('bookings.findPlaceholder')}
          value={filter.text}
          onInput={(text) => setFilter({ text })}
          onSave={(text) => setFilter({ text })}
        />
      </div>
      <FilterChip
        label={t('filter.approval')}
        value={filter.approvals}
        options={BookingApproval.options.map((id) => ({ id, label: t(`inspector:booking.approvals.${id}`) }))}
        onChange={(approvals) => setFilter({ approvals })}
      />
      <FilterChip
        label={t('filter.environment')}
        value={filter.environments}
        options={environments}
        onChange={(value) => setFilter({ environments: value })}
      />
      <FilterChip
        label={t('filter.release')}
        value={filter.releases}
        options={[{ id: WITHOUT, label: t('filter.otherPurpose') }, ...releases]}
        onChange={(value) => setFilter({ releases: value })}
      />
      {people.length > 0 && (
        <FilterChip
          label={t('filter.requester')}
          value={filter.requesters}
          options={[{ id: WITHOUT, label: t('filter.none') }, ...people]}
          onChange={(requesters) => setFilter({ requesters })}
        />
      )}
      <PeriodFilter weekStart={configuration.settings.weekStart} />
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
