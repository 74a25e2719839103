import { WorkspaceDatabase } from '../../../data/database.ts';
import { toErrorAnswer } from '#shared/errors.ts';
import type { Answer, Ask } from './protocol.ts';
import { ImportSession } from './session.ts';

/*
 * Reading, planning and writing happen here: thousands of rows would hold up every key typed in the
 * window. Cancelling ends this worker; a transaction under way is rolled back by the engine.
 */
const port = globalThis as unknown as {
  postMessage: (answer: Answer) => void;
  onmessage: (event: MessageEvent<Ask>) => void;
};

const PROGRESS_MS = 50;
let session: ImportSession | null = null;
let told = 0;

function progress(stage: 'reading' | 'planning', done: number, total: number): void {
  const now = performance.now();
  if (now - told < PROGRESS_MS) return;
  told = now;
  port.postMessage({ type: 'progress', stage, done, total });
}

async function answer(ask: Ask): Promise<Answer> {
  if (ask.type === 'read') {
    session ??= new ImportSession(new WorkspaceDatabase(ask.workspaceId), ask, progress, () => Date.now());
    return { type: 'preview', preview: await session.read(ask.options, ask.table, ask.releaseId) };
  }
  const open = session as ImportSession;
  switch (ask.type) {
    case 'table':
      return { type: 'preview', preview: await open.chooseTable(ask.table) };
    case 'mapping':
      return { type: 'preview', preview: await open.chooseMapping(ask.mapping) };
    case 'source':
      return { type: 'preview', preview: await open.chooseSource(ask.source) };
    case 'accept':
      return { type: 'accepted', entry: await open.accept(ask.choices, ask.personId) };
  }
}

port.onmessage = ({ data }) => {
  answer(data).then(
    (result) => port.postMessage(result),
    (error: unknown) => port.postMessage({ type: 'error', error: toErrorAnswer(error) }),
  );
};
