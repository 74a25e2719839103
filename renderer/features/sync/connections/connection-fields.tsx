import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import type { Connection } from '#shared/model/connection.ts';
import { originOf } from '#shared/sync/origin.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { useEdit } from '../../../data/edit.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { addressChangeOf, type AddressChange } from '../../../sync/connection-edits.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Confirm, Section, Select, TextField } from '../../../ui/index.ts';
import { accountOf } from './account.ts';
import { hostOf } from './scope-text.ts';
import { isNameTaken } from './name.ts';
import { ScheduleSelect } from './schedule-select.tsx';
import styles from './connections.module.css';

interface ConnectionFieldsProps {
  readonly connection: Connection;
  readonly others: readonly Connection[];
}

/** Name, address, account, filter and schedule; each is saved as it is left. */
export function ConnectionFields({ connection, others }: ConnectionFieldsProps) {
  const { t } = useTranslation('syncConnections');
  const { id, name, system, signIn, scope, everyMinutes } = connection;
  const edit = useEdit();
  const [nameError, setNameError] = useState<string | null>(null);
  const description = SYSTEMS[system];
  const account = accountOf(system, signIn.type);
  const set = (fields: Partial<Connection>) =>
    void edit('connectionChanged', { label: name }, [patchOf('connections', id, fields)]);
  const rename = (next: string) => {
    const isTaken = isNameTaken(next, others, id);
    setNameError(isTaken ? t('addDialog.nameTaken') : null);
    if (!isTaken) set({ name: next.trim() });
  };
  return (
    <>
      <Section title={t('section.where')}>
        <div className={styles.fields}>
          <TextField label={t('field.name')} value={name} isRequired error={nameError} onSave={rename} />
          <AddressField connection={connection} />
          {description.signIn.length > 1 && (
            <Select
              label={t('field.signIn')}
              value={signIn.type}
              options={description.signIn.map(({ type }) => ({ id: type, label: t(`signInType.${type}`) }))}
              onSave={(type) => set({ signIn: { ...signIn, type: type === 'basic' ? 'basic' : 'token' } })}
            />
          )}
          {account !== 'none' && (
            <TextField
              label={t(`field.${account}`)}
              value={signIn.account}
              isRequired
              spellCheck={false}
              onSave={(next) => set({ signIn: { ...signIn, account: next.trim() } })}
            />
          )}
        </div>
      </Section>
      <Section title={t('section.scope')}>
        <div className={styles.fields}>
          {description.scope.map((part) => (
            <TextField
              key={part}
              label={t(`field.${part}`)}
              value={scope[part]}
              isRequired={description.scope.length === 1}
              spellCheck={false}
              {...(part === 'jql' ? { help: t('help.jql') } : {})}
              onSave={(text) => set({ scope: { ...scope, [part]: text.trim() } })}
            />
          ))}
          <ScheduleSelect value={everyMinutes} onSave={(minutes) => set({ everyMinutes: minutes })} />
        </div>
      </Section>
    </>
  );
}

/** Another address is another place for the secret, and for everything that is linked: it asks where there is any. */
function AddressField({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation('syncConnections');
  const { db } = useWorkspace();
  const edit = useEdit();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const [asked, setAsked] = useState<(AddressChange & { readonly to: string }) | null>(null);
  const { name, address } = connection;
  const write = (change: AddressChange) => void edit('connectionChanged', { label: name }, change.changes);
  const save = async (text: string) => {
    const to = text.trim();
    setError(null);
    try {
      originOf(to);
      const change = await addressChangeOf(db, connection, to);
      if (change.isTaken) setError(t('moved.taken'));
      else if (change.linked > 0) setAsked({ ...change, to });
      else write(change);
    } catch (refused) {
      setError(errorText(refused));
    }
  };
  return (
    <>
      <TextField
        label={t('field.address')}
        type="url"
        value={address}
        isRequired
        spellCheck={false}
        error={error}
        help={t('help.addressChanged')}
        onSave={(text) => void save(text)}
      />
      {asked !== null && (
        <Confirm
          title={t('moved.title')}
          danger={false}
          text={
            <>
              <p>{t('moved.text', { count: asked.linked, from: hostOf(address), to: hostOf(asked.to) })}</p>
              <p>{t('moved.other')}</p>
            </>
          }
          confirmLabel={t('moved.confirm')}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            write(asked);
          }}
        />
      )}
    </>
  );
}
