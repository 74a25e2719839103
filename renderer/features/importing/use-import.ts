import { useCallback, useEffect, useRef, useState } from 'react';
import { backUpBeforeImport } from '../../data/backups.ts';
import { tracked } from '../../data/save-state.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import type { OpenedFile } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import type { JournalEntry } from '#shared/model/journal.ts';
import type { BelongTo } from '../../ui/state/dialogs.ts';
import type { Choices, ImportTable, Mapping, ReadOptions } from '#shared/importing/index.ts';
import type { Answer, Ask } from './worker/protocol.ts';
import type { ImportPreview, SourceChoice } from './worker/preview-types.ts';

export type ImportState =
  | {
      readonly stage: 'working';
      readonly what: 'reading' | 'planning' | 'writing';
      readonly done: number;
      readonly total: number;
    }
  | { readonly stage: 'preview' }
  | { readonly stage: 'failed'; readonly error: SlipwayError };

export interface ImportWork {
  readonly state: ImportState;
  /** The last plan; stays while it is planned anew, so that the dialog does not jump. */
  readonly preview: ImportPreview | null;
  readonly read: (options: ReadOptions) => void;
  readonly chooseTable: (table: ImportTable) => void;
  readonly chooseMapping: (mapping: Mapping) => void;
  readonly chooseSource: (source: SourceChoice) => void;
  /** Resolves true once it is on disk. */
  readonly accept: (choices: Choices) => Promise<boolean>;
}

const READING: ImportState = { stage: 'working', what: 'reading', done: 0, total: 0 };

/** Runs one file, or cells pasted into a list, through a worker of its own, which ends with the dialog or with the next file. */
export function useImport(file: OpenedFile, pasteInto?: ImportTable, belongTo?: BelongTo): ImportWork {
  const workspace = useWorkspace();
  const { id: workspaceId, personId } = workspace;
  const [state, setState] = useState<ImportState>(READING);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const worker = useRef<Worker | null>(null);
  const accepted = useRef<((result: JournalEntry | null | SlipwayError) => void) | null>(null);

  useEffect(() => {
    const started = new Worker(new URL('./worker/worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setPreview(null);
    setState(READING);
    started.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.type === 'progress')
        setState({ stage: 'working', what: data.stage, done: data.done, total: data.total });
      else if (data.type === 'preview') {
        setPreview(data.preview);
        setState({ stage: 'preview' });
      } else if (data.type === 'accepted') accepted.current?.(data.entry);
      else fail(new SlipwayError(data.error.code, data.error.detail));
    };
    const fail = (error: SlipwayError) => {
      if (accepted.current === null) setState({ stage: 'failed', error });
      else accepted.current(error);
    };
    started.onerror = () => fail(new SlipwayError('internal', { name: 'worker' }));
    started.postMessage(readAsk(workspaceId, file, {}, pasteInto, belongTo));
    return () => {
      started.terminate();
      worker.current = null;
    };
  }, [workspaceId, file, pasteInto, belongTo]);

  const ask = useCallback((message: Ask) => {
    setState({
      stage: 'working',
      done: 0,
      total: 0,
      what: message.type === 'read' ? 'reading' : message.type === 'accept' ? 'writing' : 'planning',
    });
    worker.current?.postMessage(message);
  }, []);

  const accept = useCallback(
    async (choices: Choices) => {
      const rows = preview?.counts?.rows ?? 0;
      const write = () =>
        new Promise<JournalEntry | null>((resolve, reject) => {
          accepted.current = (result) => {
            accepted.current = null;
            if (result instanceof SlipwayError) reject(result);
            else resolve(result);
          };
          ask({ type: 'accept', choices, personId });
        });
      setState({ stage: 'working', what: 'writing', done: 0, total: 0 });
      const written = await tracked(
        async () => {
          await backUpBeforeImport(workspace, rows, Date.now());
          return { entry: await write() };
        },
        ({ entry }) => (entry === null ? null : { how: 'edit', entry, kept: [] }),
      );
      // What was refused stands in the notice; the preview is still there to be changed.
      if (written === null) setState({ stage: 'preview' });
      return written !== null;
    },
    [ask, workspace, personId, preview],
  );

  return {
    state,
    preview,
    read: (options) => ask(readAsk(workspaceId, file, options, pasteInto, belongTo)),
    chooseTable: (table) => ask({ type: 'table', table }),
    chooseMapping: (mapping) => ask({ type: 'mapping', mapping }),
    chooseSource: (source) => ask({ type: 'source', source }),
    accept,
  };
}

function readAsk(
  workspaceId: string,
  { name, bytes }: OpenedFile,
  options: ReadOptions,
  pasteInto: ImportTable | undefined,
  belongTo: BelongTo | undefined,
): Ask {
  const isPasted = pasteInto !== undefined;
  const table = pasteInto ?? belongTo?.table;
  return {
    type: 'read',
    workspaceId,
    name,
    bytes,
    options: { ...options, isPasted },
    table,
    releaseId: belongTo?.releaseId,
  };
}
