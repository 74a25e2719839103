import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecide } from '../../../data/booking-editor.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, DataTable, EmptyState } from '../../../ui/index.ts';
import { ColumnMenu } from '../../../ui/records/column-menu.tsx';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { useCustomColumns } from '../../../ui/records/custom-columns.tsx';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useTakesPaste } from '../../../ui/state/paste-target.ts';
import { todayIn } from '../../../data/today.ts';
import { ViewHeader } from '../view-header.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { useBookingColumns } from './columns.tsx';
import { ListFilters } from './list-filters.tsx';
import { NO_FILTER, useBookingList } from './list-state.ts';
import { filterRows, toRows, type BookingRow } from './rows.ts';
import styles from '../../../ui/list-page.module.css';

const NOTHING: ReadonlySet<string> = new Set();
const rowId = (row: BookingRow) => row.id;
const customOf = (row: BookingRow) => row.booking.custom;
const FIXED = ['environment', 'for'];

/** Every booking: who has what when, who asked, and what waits for an answer. */
export function BookingList({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  useTakesPaste('bookings');
  const { filter, sort, columns: shown, setFilter, setSort, toggleColumn } = useBookingList();
  const select = useNavigation((state) => state.select);
  const selection = useNavigation((state) => state.selection);
  const show = useDialogs((state) => state.show);
  const decide = useDecide();
  const [ticked, setTicked] = useState(NOTHING);
  const deletion = useDeletion(() => setTicked(NOTHING));
  const own = useBookingColumns();
  const added = useCustomColumns('bookings', configuration, customOf);
  const offered = useMemo(() => [...own, ...added], [own, added]);
  const columns = useMemo(() => offered.filter(({ id }) => FIXED.includes(id) || shown.includes(id)), [offered, shown]);
  const records = useLive(
    async (db) => ({
      bookings: await db.records('bookings').toArray(),
      releases: await db.records('releases').toArray(),
    }),
    [],
  );
  const rows = useMemo(
    () => (records === undefined ? null : toRows(records.bookings, records.releases, configuration)),
    [records, configuration],
  );
  const wanted = useDeferredValue(filter);
  const today = todayIn(configuration.settings.zone);
  const matching = useMemo(
    () => (rows === null ? [] : filterRows(rows, wanted, configuration, today)),
    [rows, wanted, configuration, today],
  );
  // Only what is seen can be changed: a tick hidden by a filter does not count.
  const chosen = useMemo(
    () => (ticked.size === 0 ? [] : matching.filter((row) => ticked.has(row.id))),
    [matching, ticked],
  );

  if (rows === null) return <ViewHeader creates="booking" />;
  const isEmpty = rows.length === 0;
  const hasEnvironment = configuration.environments.size > 0;
  const askToDelete = (those: readonly BookingRow[]) =>
    deletion.ask(
      'bookings',
      those.map(({ id, label }) => ({ id, label })),
    );
  const book = () => show({ kind: 'create', what: hasEnvironment ? 'booking' : 'environment', when: null });
  const open = (row: BookingRow) => select({ table: 'bookings', id: row.id, occurrence: null });
  const total =
    matching.length === rows.length
      ? t('bookings.count', { count: rows.length })
      : t('bookings.countOf', { shown: matching.length, total: rows.length });
  return (
    <div className={styles.page}>
      <ViewHeader creates="booking" total={isEmpty ? undefined : total}>
        {!isEmpty && <ColumnMenu columns={offered} shown={shown} fixed={FIXED} onToggle={toggleColumn} />}
      </ViewHeader>
      {!isEmpty &&
        (chosen.length > 0 ? (
          <BulkBar
            count={chosen.length}
            onDecide={(approval) =>
              decide(
                chosen.map(({ booking, label }) => ({ booking: fromRow(booking), label })),
                approval,
              )
            }
            onDelete={() => askToDelete(chosen)}
            onClear={() => setTicked(NOTHING)}
          />
        ) : (
          <ListFilters configuration={configuration} rows={rows} />
        ))}
      {isEmpty ? (
        <EmptyState
          icon="bookmark"
          title={t('bookings.empty.title')}
          text={t(hasEnvironment ? 'bookings.empty.text' : 'bookings.empty.noEnvironment')}
          actions={
            <Button variant="primary" onPress={book}>
              {t(hasEnvironment ? 'newBooking' : 'new')}
            </Button>
          }
        />
      ) : (
        <DataTable
          label={t('bookings.list')}
          rows={matching}
          columns={columns}
          getRowId={rowId}
          sort={sort}
          scrollKey={JSON.stringify([wanted, sort])}
          onSortChange={setSort}
          currentId={selection?.table === 'bookings' ? selection.id : null}
          selectedIds={ticked}
          onSelectionChange={setTicked}
          onActiveChange={open}
          onOpen={open}
          onDelete={askToDelete}
          emptyState={
            <EmptyState
              icon="filter"
              title={t('bookings.noMatch.title')}
              text={t('bookings.noMatch.text')}
              actions={<Button onPress={() => setFilter(NO_FILTER)}>{t('filter.clear')}</Button>}
            />
          }
        />
      )}
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="bookings"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}
