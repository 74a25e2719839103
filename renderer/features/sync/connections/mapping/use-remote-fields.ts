import { useEffect, useState } from 'react';
import type { Connection } from '#shared/model/connection.ts';
import type { RemoteField, RemoteKind, RemoteRecord } from '#shared/sync/remote.ts';
import { useWorkspace } from '../../../../data/workspace-context.tsx';
import { askRemote, targetOf } from '../../../../sync/bridge-port.ts';

/** Rows a preview looks at: enough to come upon what is unusual, few enough to be one answer. */
const ROWS = 10;

export interface Asked<T> {
  readonly answer: T | null;
  readonly error: unknown;
  readonly isAsking: boolean;
}

const ASKING = { answer: null, error: null, isAsking: true };

/** What the system says of the fields of each kind; asked again when `round` changes. */
export function useRemoteFields(
  connection: Connection,
  round: number,
): Asked<ReadonlyMap<RemoteKind, readonly RemoteField[]>> {
  const { id } = useWorkspace();
  const [asked, setAsked] = useState<Asked<ReadonlyMap<RemoteKind, readonly RemoteField[]>>>(ASKING);
  useEffect(() => {
    const control = new AbortController();
    const ask = async () => {
      const found = new Map<RemoteKind, readonly RemoteField[]>();
      const target = targetOf(id, connection);
      for (const { remote } of connection.kinds) {
        found.set(remote, (await askRemote('remoteFields', target, { kind: remote }, control.signal)).fields);
      }
      return found;
    };
    setAsked(ASKING);
    return whileShown(control, ask(), setAsked);
  }, [id, connection, round]);
  return asked;
}

/** A few records as they stand there, in the fields the mapping names now. */
export function useSample(
  connection: Connection,
  kind: RemoteKind,
  fields: readonly string[],
  round: number,
): Asked<readonly RemoteRecord[]> {
  const { id } = useWorkspace();
  const [asked, setAsked] = useState<Asked<readonly RemoteRecord[]>>(ASKING);
  const named = [...new Set(fields)].sort().join('\n');
  useEffect(() => {
    const control = new AbortController();
    const request = {
      kind,
      watermark: null,
      next: null,
      fields: named === '' ? [] : named.split('\n'),
      size: ROWS,
    };
    setAsked((before) => ({ ...before, isAsking: true }));
    const ask = askRemote('remotePage', targetOf(id, connection), request, control.signal);
    return whileShown(
      control,
      ask.then(({ records }) => records.slice(0, ROWS)),
      setAsked,
    );
  }, [id, connection, kind, named, round]);
  return asked;
}

function whileShown<T>(control: AbortController, asked: Promise<T>, set: (asked: Asked<T>) => void): () => void {
  asked.then(
    (answer) => control.signal.aborted || set({ answer, error: null, isAsking: false }),
    (error: unknown) => control.signal.aborted || set({ answer: null, error, isAsking: false }),
  );
  return () => control.abort();
}
