import { useEffect, useRef, useState } from 'react';
import { newConnection, pairingsOf } from '#shared/sync/new-connection.ts';
import { originOf } from '#shared/sync/origin.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { RemoteTarget } from '#shared/remote-bridge.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useEdit } from '../../../../data/edit.ts';
import { uuidv7 } from '../../../../data/ids.ts';
import { putSecret, removeSecret } from '../../../../data/vault.ts';
import { useWorkspace } from '../../../../data/workspace-context.tsx';
import { useCheck, type Check } from '../use-check.ts';
import type { ConnectionDraft } from './draft.ts';

export interface Adding {
  readonly check: Check;
  /** The secret that was entered is in the vault, for this address. */
  readonly isHeld: (address: string) => boolean;
  /** `secret` empty: the one that is held already. */
  readonly runCheck: (draft: ConnectionDraft, secret: string) => Promise<void>;
  /** Writes the connection; answers its id, null where it was refused. */
  readonly add: (draft: ConnectionDraft, configuration: Configuration) => Promise<string | null>;
}

/**
 * Makes a connection step by step. Its secret goes into the vault when it is checked; where the connection is not
 * added after all it is taken out again.
 */
export function useAdding(): Adding {
  const { id: workspaceId } = useWorkspace();
  const edit = useEdit();
  const check = useCheck();
  const [id] = useState(() => uuidv7(Date.now()));
  const [heldFor, setHeldFor] = useState<string | null>(null);
  const leftOver = useRef(false);
  useEffect(
    () => () => {
      if (leftOver.current) void removeSecret(workspaceId, id);
    },
    [workspaceId, id],
  );
  return {
    check,
    isHeld: (address) => heldFor !== null && URL.canParse(address) && new URL(address.trim()).origin === heldFor,
    runCheck: async (draft, secret) => {
      const { system, signIn, scope, about } = draft;
      const address = draft.address.trim();
      const account = signIn.account.trim();
      const target: RemoteTarget = {
        workspaceId,
        connectionId: id,
        system,
        address,
        signIn: { ...signIn, account },
        scope: trimmed(scope),
      };
      const kinds = pairingsOf(system, about).map(({ remote }) => remote);
      await check.run(target, kinds, async () => {
        if (secret === '') return;
        leftOver.current = true;
        await putSecret(workspaceId, id, address, secret);
        setHeldFor(originOf(address));
      });
    },
    add: async (draft, { settings, statuses }) => {
      if (check.state.is !== 'checked') return null;
      const connection = newConnection({
        ...draft,
        id,
        scope: trimmed(draft.scope),
        createdAt: msToInstant(Date.now()),
        zone: settings.zone,
        statuses: [...statuses.values()],
        fields: check.state.checked.fields,
      });
      const done = await edit('connectionAdded', { label: connection.name }, [
        { op: 'create', table: 'connections', record: connection },
      ]);
      if (done === null) return null;
      leftOver.current = false;
      return id;
    },
  };
}

const trimmed = ({ project, jql, queue }: ConnectionDraft['scope']) => ({
  project: project.trim(),
  jql: jql.trim(),
  queue: queue.trim(),
});
