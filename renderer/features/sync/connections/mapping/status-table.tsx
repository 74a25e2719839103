import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Status } from '#shared/model/configuration.ts';
import type { MappingRow } from '#shared/model/connection.ts';
import { withRow, writtenAs } from '#shared/sync/mapping-edit.ts';
import type { RemoteField } from '#shared/sync/remote.ts';
import { Button, Checkbox, Select, StatusDot, TextField } from '../../../../ui/index.ts';
import { statusOption } from '../../../../ui/records/options.tsx';
import styles from './mapping.module.css';

interface StatusTableProps {
  readonly rows: readonly MappingRow[];
  readonly options: NonNullable<RemoteField['options']>;
  readonly ours: readonly Status[];
  readonly onChange: (rows: MappingRow[]) => void;
}

const NONE = '-';

/** Each of theirs with one of ours, and which of several ours is written as; what of ours has no word there. */
export function StatusTable({ rows, options, ours, onChange }: StatusTableProps) {
  const { t, i18n } = useTranslation('syncConnections');
  const [typed, setTyped] = useState('');
  const known = new Set(options.map(({ id }) => id));
  const theirs = [
    ...options,
    ...rows.filter(({ raw }) => !known.has(raw)).map(({ raw }) => ({ id: raw, name: raw, category: null })),
  ];
  const offered = ours
    .filter(({ id, archived }) => !archived || rows.some(({ local }) => local === id))
    .toSorted((a, b) => a.order - b.order);
  const unwritten = offered.filter(({ id, archived }) => !archived && !rows.some(({ local }) => local === id));
  const add = () => {
    const raw = typed.trim();
    const [first] = offered;
    if (raw === '' || theirs.some(({ id }) => id === raw) || first === undefined) return;
    setTyped('');
    onChange(withRow(rows, raw, first.id));
  };
  return (
    <div className={styles.statuses}>
      {theirs.length === 0 ? (
        <p className={styles.quiet}>{t('mapping.table.empty')}</p>
      ) : (
        <div className={styles.scroll} role="group" aria-label={t('mapping.table.label')} tabIndex={0}>
          <table className={styles.lookup}>
            <thead>
              <tr>
                <th scope="col">{t('mapping.table.theirs')}</th>
                <th scope="col">{t('mapping.table.ours')}</th>
                <th scope="col">{t('mapping.table.written')}</th>
              </tr>
            </thead>
            <tbody>
              {theirs.map(({ id, name, category }) => {
                const row = rows.find(({ raw }) => raw === id);
                const own = offered.find((one) => one.id === row?.local);
                const isOnly = row !== undefined && rows.filter(({ local }) => local === row.local).length === 1;
                return (
                  <tr key={id}>
                    <th scope="row">
                      <span className={styles.status}>
                        {category !== null && category !== undefined && <StatusDot category={category} />}
                        <span className={styles.cut} title={name} dir="auto">
                          {name}
                        </span>
                      </span>
                    </th>
                    <td>
                      <Select
                        label={t('mapping.table.oursOf', { name })}
                        hideLabel
                        value={own?.id ?? NONE}
                        options={[{ id: NONE, label: t('mapping.table.noCounterpart') }, ...offered.map(statusOption)]}
                        onSave={(local) => onChange(withRow(rows, id, local === NONE ? null : local))}
                      />
                    </td>
                    <td>
                      {row !== undefined && own !== undefined && (
                        <Checkbox
                          label={t('mapping.table.writtenAs', { ours: own.name, name })}
                          hideLabel
                          isSelected={row.out}
                          // One of them always is: another one is chosen, none is not.
                          isDisabled={isOnly || row.out}
                          onChange={() => onChange(writtenAs(rows, id))}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {unwritten.length > 0 && (
        <p className={styles.quiet}>
          {t('mapping.table.unwritten', {
            names: new Intl.ListFormat(i18n.language).format(unwritten.map(({ name }) => name)),
          })}
        </p>
      )}
      {options.length === 0 && (
        <div className={styles.addStatus}>
          <TextField
            label={t('mapping.table.add')}
            value={typed}
            help={t('mapping.table.addText')}
            onSave={() => {}}
            onInput={setTyped}
          />
          <div className={styles.beside}>
            <Button isDisabled={typed.trim() === ''} onPress={add}>
              {t('mapping.table.addButton')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
