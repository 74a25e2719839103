import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KindMapping } from '#shared/model/connection.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import type { RemoteField, RemoteKind } from '#shared/sync/remote.ts';
import { SearchSelect, TextField } from '../../../../ui/index.ts';
import { fromOptional, NONE, toOptional, useOptions } from '../../../../ui/records/options.tsx';
import { accountsOf, assigned, type PeopleDraft } from './people-draft.ts';
import styles from './mapping.module.css';

interface PeopleEditorProps {
  readonly configuration: Configuration;
  readonly instance: string;
  readonly fields: ReadonlyMap<RemoteKind, readonly RemoteField[]> | null;
  readonly kinds: readonly KindMapping[];
  readonly draft: PeopleDraft;
  readonly onChange: (draft: PeopleDraft) => void;
}

/** Rows drawn at once; whoever is beyond is found by name. */
const SHOWN = 60;

/** Who of theirs is who of ours. */
export function PeopleEditor({ configuration, instance, fields, kinds, draft, onChange }: PeopleEditorProps) {
  const { t } = useTranslation('syncConnections');
  const [find, setFind] = useState('');
  const now = accountsOf(configuration.people.values(), instance, draft);
  const people = useOptions(configuration, 'people', [...now.values()], t('mapping.peopleNobody'));
  const theirs = new Map<string, string>();
  for (const { remote, fields: mapped } of kinds) {
    const named = new Set(mapped.filter(({ codec }) => codec.type === 'person').map((one) => one.remote));
    for (const { id, options } of fields?.get(remote) ?? []) {
      if (named.has(id)) for (const option of options ?? []) theirs.set(option.id, option.name);
    }
  }
  // Known from a run, though the system does not list them (left, too many).
  for (const [account, personId] of now) {
    if (!theirs.has(account)) theirs.set(account, configuration.people.get(personId)?.name ?? account);
  }
  const wanted = find.trim().toLocaleLowerCase();
  const rows = [...theirs]
    .filter(([, name]) => name.toLocaleLowerCase().includes(wanted))
    .sort(([, a], [, b]) => compareNames(a, b));
  return (
    <div className={styles.kind}>
      <p className={styles.quiet}>{t('mapping.peopleText')}</p>
      {theirs.size === 0 ? (
        <p>{t('mapping.peopleNone')}</p>
      ) : (
        <>
          {theirs.size > SHOWN && (
            <div className={styles.example}>
              <TextField
                label={t('mapping.peopleFind')}
                type="search"
                value={find}
                onSave={() => {}}
                onInput={setFind}
              />
            </div>
          )}
          <table className={styles.lookup}>
            <thead>
              <tr>
                <th scope="col">{t('mapping.table.theirs')}</th>
                <th scope="col">{t('mapping.table.ours')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, SHOWN).map(([account, name]) => (
                <tr key={account}>
                  <th scope="row">
                    <span className={styles.cut} title={name} dir="auto">
                      {name}
                    </span>
                  </th>
                  <td>
                    <SearchSelect
                      label={t('mapping.personOf', { name })}
                      hideLabel
                      value={fromOptional(now.get(account) ?? null)}
                      options={people}
                      placeholder={NONE}
                      onSave={(id) => onChange(assigned(draft, account, toOptional(id), now))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > SHOWN && (
            <p className={styles.quiet}>{t('mapping.peopleMore', { count: rows.length - SHOWN })}</p>
          )}
        </>
      )}
    </div>
  );
}
