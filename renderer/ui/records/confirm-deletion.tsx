import { useTranslation } from 'react-i18next';
import type { Use } from '#shared/planning/cascade.ts';
import { Confirm } from '../confirm.tsx';
import styles from './form.module.css';

/** Tables whose records are deleted from lists and panes. */
const DELETED = ['releases', 'services', 'events', 'environments', 'bookings', 'changes', 'standing-changes'] as const;
type DeletedTable = (typeof DELETED)[number];
export const isDeleted = (table: string): table is DeletedTable => DELETED.some((one) => one === table);

export interface ConfirmDeletionProps {
  /** What the records are called: keys or names. */
  readonly labels: readonly string[];
  readonly table: DeletedTable;
  readonly uses: readonly Use[];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

const COUNTED = [
  'phases',
  'gates',
  'deployments',
  'bookings',
  'environment-versions',
  'releases',
  'services',
  'environments',
  'events',
  'changes',
  'approvals',
  'standing-changes',
  'supports',
  'known-errors',
  'incidents',
] as const;
/** Names said before the rest is only counted. */
const NAMED = 3;

/** Names what goes along and what stays without it. Asked only where something hangs on the records. */
export function ConfirmDeletion({ table, labels, uses, onConfirm, onCancel }: ConfirmDeletionProps) {
  const { t, i18n } = useTranslation('inspector');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const say = (rule: Use['rule'], withNames: boolean) =>
    list.format(
      COUNTED.flatMap((table) => {
        const named = new Map(
          uses.filter((use) => use.table === table && use.rule === rule).map((use) => [use.id, use.label]),
        );
        if (named.size === 0) return [];
        const count = t(`delete_.count.${table}`, { count: named.size });
        if (!withNames) return [count];
        const names = list.format([...named.values()].slice(0, NAMED));
        const more = named.size - NAMED;
        return [more > 0 ? t('delete_.namedMore', { count, names, more }) : t('delete_.named', { count, names })];
      }),
    );
  const along = say('goesAlong', false);
  const letsGo = say('letsGo', true);
  const [label = ''] = labels;
  return (
    <Confirm
      title={t('delete_.title', {
        label: labels.length === 1 ? label : t(`delete_.count.${table}`, { count: labels.length }),
      })}
      confirmLabel={t('delete_.confirm')}
      onConfirm={onConfirm}
      onCancel={onCancel}
      text={
        <div className={styles.form}>
          {along !== '' && <p>{t('delete_.along', { count: labels.length, list: along })}</p>}
          {letsGo !== '' && <p>{t('delete_.letsGo', { count: labels.length, list: letsGo })}</p>}
          <p>{t('delete_.undo')}</p>
        </div>
      }
    />
  );
}
