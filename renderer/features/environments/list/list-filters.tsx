import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, FilterChip, TextField } from '../../../ui/index.ts';
import { SHARING } from '../../../ui/records/environment-form.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { NO_FILTER, useEnvironmentList } from './list-state.ts';
import { isFiltering, WITHOUT } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

export function ListFilters({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  const { filter, setFilter } = useEnvironmentList();
  const purposes = useOptions(configuration, 'environmentPurposes', filter.purposes);
  const teams = useOptions(configuration, 'teams', []);
  const services = useOptions(configuration, 'services', []);
  return (
    <search className={styles.filters}>
      <div className={styles.find}>
        <TextField
          label={t('find')}
          hideLabel
          type="search"
          placeholder={t('findPlaceholder')}
          value={filter.text}
          onInput={(text) => setFilter({ text })}
          onSave={(text) => setFilter({ text })}
        />
      </div>
      <FilterChip
        label={t('filter.purpose')}
        value={filter.purposes}
        options={purposes}
        onChange={(value) => setFilter({ purposes: value })}
      />
      {teams.length > 0 && (
        <FilterChip
          label={t('filter.team')}
          value={filter.teams}
          options={[{ id: WITHOUT, label: t('filter.none') }, ...teams]}
          onChange={(value) => setFilter({ teams: value })}
        />
      )}
      {services.length > 0 && (
        <FilterChip
          label={t('filter.service')}
          value={filter.services}
          options={services}
          onChange={(value) => setFilter({ services: value })}
        />
      )}
      <FilterChip
        label={t('filter.sharing')}
        value={filter.sharing}
        options={SHARING.map((id) => ({ id, label: t(`sharing.${id}`) }))}
        onChange={(value) => setFilter({ sharing: value })}
      />
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
