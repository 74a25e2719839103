import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { SyncTable } from '#shared/model/connection.ts';
import { SystemKind, type RemoteScope } from '#shared/sync/remote.ts';
import { choicesOf } from '#shared/sync/new-connection.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import { useConfiguration } from '../../../../data/live.ts';
import { useVault } from '../../../../data/vault.ts';
import {
  Button,
  Dialog,
  SecretField,
  SegmentedControl,
  Select,
  TextField,
  useSecretInput,
} from '../../../../ui/index.ts';
import { accountOf, secretKind } from '../account.ts';
import { CheckResult } from '../check-result.tsx';
import { VaultNote } from '../vault-note.tsx';
import { draftErrors, useConnectionDraft, type ConnectionDraft, type DraftErrors } from './draft.ts';
import { useAdding } from './use-add.ts';
import styles from '../connections.module.css';

interface AddDialogProps {
  readonly others: readonly Connection[];
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}

const FORM = 'add-connection';

/** System, place, account and filter on one page, then a check; added is what could sign in. */
export function AddDialog({ others, onClose, onAdded }: AddDialogProps) {
  const { t } = useTranslation(['syncConnections', 'common']);
  const configuration = useConfiguration();
  const { status } = useVault();
  const { draft, set, choose } = useConnectionDraft();
  const adding = useAdding();
  const secret = useSecretInput();
  const [errors, setErrors] = useState<DraftErrors>({});
  const [secretError, setSecretError] = useState<string | null>(null);
  if (configuration === undefined) return null;
  const { system, name, address, signIn } = draft;
  const { state } = adding.check;
  const isHeld = adding.isHeld(address);
  const isChecked = state.is === 'checked' && !secret.isFilled;

  /** What a check found out is about what was said then. */
  const change = (fields: Partial<ConnectionDraft>) => {
    set(fields);
    setErrors({});
    if (!('name' in fields && Object.keys(fields).length === 1)) adding.check.reset();
  };
  const runCheck = () => {
    const found = draftErrors(t, draft, others);
    setErrors(found);
    const isMissing = !secret.isFilled && !isHeld;
    setSecretError(isMissing ? t('secret.missing') : null);
    if (Object.keys(found).length === 0 && !isMissing) void adding.runCheck(draft, secret.take());
  };
  const add = async () => {
    const found = draftErrors(t, draft, others);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    const id = await adding.add(draft, configuration);
    if (id !== null) onAdded(id);
  };
  const kind = secretKind(system, signIn.type);
  return (
    <Dialog
      title={t('addDialog.title')}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {state.is === 'checking' ? (
            <Button onPress={adding.check.reset}>{t('actions.stop')}</Button>
          ) : (
            <Button
              variant={isChecked ? 'secondary' : 'primary'}
              {...(isChecked ? { onPress: runCheck } : { type: 'submit', form: FORM })}
            >
              {t('actions.check')}
            </Button>
          )}
          <Button variant="primary" isDisabled={!isChecked} {...(isChecked ? { type: 'submit', form: FORM } : {})}>
            {t('addDialog.add')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.steps}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isChecked) void add();
          else if (state.is !== 'checking') runCheck();
        }}
      >
        <Step title={t('addDialog.step.system')}>
          <SegmentedControl
            label={t('field.system')}
            value={system}
            options={SystemKind.options.map((id) => ({ id, label: t(`system.${id}`) }))}
            onChange={(next) => {
              choose(next);
              setErrors({});
              secret.clear();
              adding.check.reset();
            }}
          />
        </Step>
        <Step title={t('addDialog.step.where')}>
          <TextField
            label={t('field.name')}
            value={name}
            isRequired
            error={errors.name}
            help={t('help.name')}
            onSave={() => {}}
            onInput={(text) => change({ name: text })}
          />
          <TextField
            key={`address ${system}`}
            label={t('field.address')}
            type="url"
            value={address}
            isRequired
            spellCheck={false}
            error={errors.address}
            help={t(`help.address.${system}`)}
            onSave={() => {}}
            onInput={(text) => change({ address: text })}
          />
        </Step>
        <VaultNote />
        <Step title={t('addDialog.step.signIn')}>
          <SignInFields draft={draft} errors={errors} change={change} />
          <SecretField
            key={`secret ${system}`}
            label={t(`field.secret.${kind}`)}
            input={secret}
            isRequired={!isHeld}
            error={secret.isFilled ? null : secretError}
            help={
              <>
                {kind === 'password' ? t('help.password') : t(`help.secretOf.${system}`)}{' '}
                {status !== null && t(`protection.${status.protection}`)}
                {isHeld && !secret.isFilled && ` ${t('secret.entered')}`}
              </>
            }
          />
        </Step>
        <Step title={t('addDialog.step.scope')}>
          <ScopeFields draft={draft} errors={errors} change={change} />
        </Step>
        <div className={styles.step} ref={(element) => (state.is === 'none' ? undefined : element?.scrollIntoView())}>
          <h3 className={styles.stepTitle}>{t('addDialog.step.check')}</h3>
          {state.is === 'none' ? <p className={styles.quiet}>{t('addDialog.checkFirst')}</p> : null}
          <CheckResult state={state} system={system} />
        </div>
      </form>
    </Dialog>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.step}>
      <legend className={styles.stepTitle}>{title}</legend>
      <div className={styles.stepFields}>{children}</div>
    </fieldset>
  );
}

interface PartProps {
  readonly draft: ConnectionDraft;
  readonly errors: DraftErrors;
  readonly change: (fields: Partial<ConnectionDraft>) => void;
}

function SignInFields({ draft: { system, signIn }, errors, change }: PartProps) {
  const { t } = useTranslation('syncConnections');
  const ways = SYSTEMS[system].signIn;
  const account = accountOf(system, signIn.type);
  return (
    <>
      {ways.length > 1 && (
        <Select
          label={t('field.signIn')}
          value={signIn.type}
          options={ways.map(({ type }) => ({ id: type, label: t(`signInType.${type}`) }))}
          onSave={(type) => change({ signIn: { ...signIn, type: type === 'basic' ? 'basic' : 'token' } })}
        />
      )}
      {account !== 'none' && (
        <TextField
          key={`${system} ${account}`}
          label={t(`field.${account}`)}
          value={signIn.account}
          isRequired
          spellCheck={false}
          error={errors.account}
          onSave={() => {}}
          onInput={(text) => change({ signIn: { ...signIn, account: text } })}
        />
      )}
    </>
  );
}

function ScopeFields({ draft: { system, scope, about }, errors, change }: PartProps) {
  const { t } = useTranslation('syncConnections');
  const parts = SYSTEMS[system].scope;
  const choices = choicesOf(system);
  const help = (part: keyof RemoteScope): string => {
    if (part !== 'project') return t(`help.${part}`);
    return t(`help.project.${system}`);
  };
  return (
    <>
      {parts.map((part) => (
        <TextField
          key={`${system} ${part}`}
          label={t(`field.${part}`)}
          value={scope[part]}
          isRequired={parts.length === 1}
          spellCheck={false}
          error={errors[part]}
          help={help(part)}
          onSave={() => {}}
          onInput={(text) => change({ scope: { ...scope, [part]: text } })}
        />
      ))}
      {choices.length > 0 && (
        <Select
          label={t('field.about')}
          value={about ?? choices[0] ?? null}
          options={choices.map((table) => ({ id: table, label: t(`about.${table}`) }))}
          onSave={(table) => change({ about: SyncTable.parse(table) })}
        />
      )}
    </>
  );
}
