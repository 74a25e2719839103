import { useTranslation } from 'react-i18next';
import type { TrainConflict } from '#shared/planning/trains/plan-types.ts';
import { Button, Select } from '../../../ui/index.ts';
import styles from './trains.module.css';

export interface ConflictTableProps {
  readonly conflicts: readonly TrainConflict[];
  /** Ids of those in which the train's value is taken. */
  readonly take: ReadonlySet<string>;
  readonly valueText: (value: unknown) => string;
  readonly onTake: (take: ReadonlySet<string>) => void;
}

/** Fields a person and the train both changed: yours stays unless you say otherwise. */
export function ConflictTable({ conflicts, take, valueText, onTake }: ConflictTableProps) {
  const { t } = useTranslation('trains');
  const isAll = take.size === conflicts.length;
  const decide = (id: string, isTaken: boolean) => {
    const next = new Set(take);
    if (isTaken) next.add(id);
    else next.delete(id);
    onTake(next);
  };
  return (
    <section className={styles.group}>
      <h3>{t('preview.conflicts')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('preview.where')}</th>
            <th scope="col">{t('preview.yours')}</th>
            <th scope="col">{t('preview.theirs')}</th>
            <th scope="col" className={styles.decision}>
              <Button variant="quiet" onPress={() => onTake(new Set(isAll ? [] : conflicts.map(({ id }) => id)))}>
                {t(isAll ? 'preview.keepAll' : 'preview.takeAll')}
              </Button>
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ id, label, field, yours, theirs }) => {
            const name = t(`part.${field as 'name'}`);
            return (
              <tr key={id}>
                <th scope="row">
                  {label}, {name}
                </th>
                <td>{valueText(yours)}</td>
                <td>{valueText(theirs)}</td>
                <td>
                  <Select
                    label={t('preview.decision', { label, field: name })}
                    hideLabel
                    value={take.has(id) ? 'take' : 'keep'}
                    options={(['keep', 'take'] as const).map((one) => ({ id: one, label: t(`preview.${one}`) }))}
                    onSave={(choice) => decide(id, choice === 'take')}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
