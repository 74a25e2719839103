import { useEffect, useRef, useState } from 'react';
import type { RemoteTarget } from '#shared/remote-bridge.ts';
import type { RemoteField, RemoteKind, SignedIn } from '#shared/sync/remote.ts';
import { askRemote } from '../../../sync/bridge-port.ts';

/** What a check found out: as whom, what is missing, and what of each kind can be mapped. */
export interface Checked {
  readonly signedIn: SignedIn;
  readonly fields: Partial<Readonly<Record<RemoteKind, readonly RemoteField[]>>>;
}

export type CheckState =
  | { readonly is: 'none' }
  | { readonly is: 'checking' }
  | { readonly is: 'checked'; readonly checked: Checked }
  | { readonly is: 'failed'; readonly error: unknown };

export interface Check {
  readonly state: CheckState;
  /** `prepare` may fail too: it keeps the secret, for instance. */
  readonly run: (target: RemoteTarget, kinds: readonly RemoteKind[], prepare?: () => Promise<void>) => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** Called off, or of no worth any more: something it was about was changed. */
  readonly reset: () => void;
}

/** Signs in and reads, on request. The last one asked for counts; leaving calls it off. */
export function useCheck(): Check {
  const [state, setState] = useState<CheckState>({ is: 'none' });
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const reset = () => {
    current.current?.abort();
    current.current = null;
    setState({ is: 'none' });
  };
  return {
    state,
    reset,
    fail: (error) => setState({ is: 'failed', error }),
    run: async (target, kinds, prepare) => {
      current.current?.abort();
      const mine = new AbortController();
      current.current = mine;
      setState({ is: 'checking' });
      const next = await check(target, kinds, mine.signal, prepare).then(
        (checked): CheckState => ({ is: 'checked', checked }),
        (error: unknown): CheckState => ({ is: 'failed', error }),
      );
      if (!mine.signal.aborted) setState(next);
    },
  };
}

async function check(
  target: RemoteTarget,
  kinds: readonly RemoteKind[],
  signal: AbortSignal,
  prepare: () => Promise<void> = async () => {},
): Promise<Checked> {
  await prepare();
  const signedIn = await askRemote('remoteCheck', target, {}, signal);
  const fields: Partial<Record<RemoteKind, readonly RemoteField[]>> = {};
  for (const kind of kinds) fields[kind] = (await askRemote('remoteFields', target, { kind }, signal)).fields;
  return { signedIn, fields };
}
