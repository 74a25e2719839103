import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { parseRef } from '#shared/planning/conflicts/conflict.ts';
import { RULE_NAMES } from '#shared/planning/conflicts/rules/names.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { useConflicts, type Known } from '../../data/conflicts.ts';
import { Button, DataTable, EmptyState, FilterChip, PageHeader } from '../../ui/index.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { useConflictColumns } from './columns.tsx';
import { filterConflicts, isFiltering, NO_FILTER, useConflictFilter } from './filter.ts';
import list from '../../ui/list-page.module.css';
import styles from './conflicts.module.css';

const idOf = ({ conflict }: Known) => conflict.id;

/** Every conflict of the plan; the record to move first opens beside the list, with what can be done. */
export function ConflictsPage() {
  const { t } = useTranslation('conflicts');
  const view = useConflicts();
  const { all, engine, isReady, isWhole } = view;
  const { filter, setFilter } = useConflictFilter();
  const columns = useConflictColumns(engine);
  const shown = useMemo(() => filterConflicts(all, filter), [all, filter]);
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const selection = useNavigation((state) => state.selection);
  const show = ({ conflict: { records } }: Known) => {
    const first = records[0] === undefined ? null : parseRef(records[0]);
    if (first !== null) select(first);
  };
  const current = useMemo(
    () =>
      shown.find(({ conflict: { records } }) => {
        const first = records[0] === undefined ? null : parseRef(records[0]);
        return first?.id === selection?.id && first?.table === selection?.table;
      })?.conflict.id ?? null,
    [shown, selection],
  );
  return (
    <div className={list.page}>
      <PageHeader title={t('title')}>
        {isReady && all.length > 0 && (
          <span className={list.total}>
            {shown.length === all.length
              ? t('count', { count: all.length })
              : t('countOf', { shown: shown.length, total: all.length })}
          </span>
        )}
        {!isWhole && <span className={list.total}>{t('notAll')}</span>}
        <span className={list.push} />
        <Button icon="settings" onPress={() => go('settings', 'conflicts')}>
          {t('rulesButton')}
        </Button>
      </PageHeader>
      {all.length > 0 && <Filters all={all} />}
      {!isReady ? (
        <p className={styles.reading} role="status">
          {t('reading')}
        </p>
      ) : all.length === 0 ? (
        <EmptyState icon="check" title={t('empty.title')} text={t('empty.text')} />
      ) : (
        <DataTable
          label={t('list')}
          rows={shown}
          columns={columns}
          getRowId={idOf}
          scrollKey={JSON.stringify(filter)}
          currentId={current}
          onActiveChange={show}
          onOpen={show}
          emptyState={
            <EmptyState
              icon="filter"
              title={t('noMatch.title')}
              text={t('noMatch.text')}
              actions={<Button onPress={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>}
            />
          }
        />
      )}
    </div>
  );
}

/** Only rules and services that some conflict is about are offered. */
function Filters({ all }: { readonly all: readonly Known[] }) {
  const { t } = useTranslation('conflicts');
  const { filter, setFilter } = useConflictFilter();
  const { engine } = useConflicts();
  const rules = useMemo(() => {
    const found = new Set([...all.map(({ conflict }) => conflict.rule), ...filter.rules]);
    return RULE_NAMES.filter((name) => found.has(name)).map((name) => ({ id: name, label: t(`rules.${name}`) }));
  }, [all, filter.rules, t]);
  const services = useMemo(() => {
    const found = new Set([...all.flatMap(({ conflict }) => conflict.services), ...filter.services]);
    return [...found]
      .map((id) => ({ id, label: engine?.context.configuration.services.get(id)?.name ?? id }))
      .sort((a, b) => compareNames(a.label, b.label));
  }, [all, filter.services, engine]);
  return (
    <search className={list.filters}>
      <FilterChip
        label={t('filter.rule')}
        value={filter.rules}
        options={rules}
        onChange={(value) => setFilter({ rules: value })}
      />
      {services.length > 0 && (
        <FilterChip
          label={t('filter.service')}
          value={filter.services}
          options={services}
          onChange={(value) => setFilter({ services: value })}
        />
      )}
      <FilterChip
        label={t('filter.state')}
        value={filter.states}
        options={[
          { id: 'open', label: t('filter.open') },
          { id: 'waived', label: t('filter.waived') },
        ]}
        onChange={(value) => setFilter({ states: value })}
      />
      {isFiltering(filter) && (
        <Button variant="quiet" onPress={() => setFilter(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </search>
  );
}
