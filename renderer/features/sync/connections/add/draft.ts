import { useState } from 'react';
import type { Connection, SignIn, SyncTable } from '#shared/model/connection.ts';
import { originOf } from '#shared/sync/origin.ts';
import { RemoteScope, type SystemKind } from '#shared/sync/remote.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';
import type { Text } from '#shared/text/index.ts';
import { errorText } from '../../../../ui/error-text.ts';
import { accountOf } from '../account.ts';
import { isNameTaken } from '../name.ts';

/** What was said of a connection that is not there yet. Its secret is not in here. */
export interface ConnectionDraft {
  readonly system: SystemKind;
  readonly name: string;
  readonly address: string;
  readonly signIn: SignIn;
  readonly scope: RemoteScope;
  readonly about: SyncTable | undefined;
}

const signInOf = (system: SystemKind): SignIn => ({ type: SYSTEMS[system].signIn[0]?.type ?? 'token', account: '' });

export function useConnectionDraft() {
  const [draft, setDraft] = useState<ConnectionDraft>({
    system: 'jira',
    name: '',
    address: '',
    signIn: signInOf('jira'),
    scope: RemoteScope.parse({}),
    about: undefined,
  });
  return {
    draft,
    set: (fields: Partial<ConnectionDraft>) => setDraft((before) => ({ ...before, ...fields })),
    choose: (system: SystemKind) =>
      setDraft((before) => ({
        ...before,
        system,
        signIn: signInOf(system),
        scope: RemoteScope.parse({}),
        about: undefined,
      })),
  };
}

export type DraftErrors = Partial<Record<'name' | 'address' | 'account' | keyof RemoteScope, string>>;

/** What is still to be said, each at its field. */
export function draftErrors(t: Text, draft: ConnectionDraft, others: readonly Connection[]): DraftErrors {
  const { system, name, address, signIn, scope } = draft;
  const errors: DraftErrors = {};
  const say = (key: keyof DraftErrors, text: string) => (errors[key] = text);
  if (name.trim() === '') say('name', t('syncConnections:addDialog.nameMissing'));
  else if (isNameTaken(name, others, '')) say('name', t('syncConnections:addDialog.nameTaken'));
  try {
    originOf(address.trim());
  } catch (error) {
    say('address', errorText(t, error));
  }
  if (accountOf(system, signIn.type) !== 'none' && signIn.account.trim() === '')
    say('account', t('syncConnections:addDialog.accountMissing'));
  const parts = SYSTEMS[system].scope;
  const [first] = parts;
  if (first !== undefined && parts.every((part) => scope[part].trim() === ''))
    say(
      first,
      t(
        parts.length > 1
          ? 'syncConnections:addDialog.scopeMissing'
          : first === 'queue'
            ? 'syncConnections:addDialog.queueMissing'
            : 'syncConnections:addDialog.projectMissing',
      ),
    );
  return errors;
}
