import { useTranslation } from 'react-i18next';
import type { Status } from '#shared/model/configuration.ts';
import { Checkbox, Panel, StatusDot } from '../../../ui/index.ts';
import { useRecordEdits } from '../use-record-edits.ts';
import styles from './transitions-matrix.module.css';

/** Which status may follow which: rows go to columns. */
export function TransitionsMatrix({ statuses }: { readonly statuses: readonly Status[] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('statuses');
  const toggle = (from: Status, to: Status, isAllowed: boolean) => {
    const others = from.transitions.filter((id) => id !== to.id);
    void edits.set(from, 'transitions', { transitions: isAllowed ? [...others, to.id] : others });
  };
  return (
    <Panel title={t('statuses.matrix')} isFlush>
      <div className={styles.scroll} role="group" aria-label={t('statuses.fromTo')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>
                {t('statuses.fromTo')}
              </th>
              {statuses.map((to) => (
                <th key={to.id} scope="col" className={styles.to}>
                  {to.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {statuses.map((from) => (
              <tr key={from.id}>
                <th scope="row" className={styles.from}>
                  <span className={styles.name}>
                    <StatusDot category={from.category} />
                    {from.name}
                  </span>
                </th>
                {statuses.map((to) => (
                  <td key={to.id} className={styles.cell}>
                    {from.id === to.id ? (
                      <span className={styles.same} aria-hidden="true">
                        –
                      </span>
                    ) : (
                      <Checkbox
                        label={t('statuses.allow', { from: from.name, to: to.name })}
                        hideLabel
                        isSelected={from.transitions.includes(to.id)}
                        onChange={(isAllowed) => toggle(from, to, isAllowed)}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
