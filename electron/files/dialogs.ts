import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallAnswer, CallRequest } from '#shared/bridge.ts';
import { LIMITS } from '#shared/limits.ts';
import { safeFileName, withEnding } from './names.ts';
import { readWhole } from './read.ts';
import { writeWhole } from './write.ts';

/** The part of Electron's dialogs this needs, already bound to the window. */
export interface FileDialogs {
  open(options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue>;
  save(options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue>;
  /** Folder offered first. */
  readonly startFolder: string;
}

/** A dialog that keeps answering names which exist is asked this often at most. */
const SAVE_ROUNDS = 5;

export async function openFiles(
  dialogs: FileDialogs,
  request: CallRequest<'openFiles'>,
): Promise<CallAnswer<'openFiles'>> {
  const chosen = await dialogs.open({
    title: request.title,
    filters: request.filters,
    properties: request.multiple ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  if (chosen.canceled) return { files: [] };
  const limit = Math.min(request.maxBytes, LIMITS.workspaceFileBytes);
  const files = [];
  for (const path of chosen.filePaths) files.push(await readWhole(path, limit));
  return { files };
}

/** What the window asks to be saved, its content at hand. */
export interface FileToSave extends Omit<CallRequest<'saveFile'>, 'content'> {
  readonly bytes: Uint8Array;
}

/** @throws SlipwayError `diskFull`, `writeFailed` */
export async function saveFile(dialogs: FileDialogs, request: FileToSave): Promise<CallAnswer<'saveFile'>> {
  const extensions = request.filters.flatMap((filter) => filter.extensions);
  let defaultPath = join(dialogs.startFolder, safeFileName(request.suggestedName));
  for (let round = 0; round < SAVE_ROUNDS; round += 1) {
    const chosen = await dialogs.save({ title: request.title, filters: request.filters, defaultPath });
    if (chosen.canceled || chosen.filePath === '') return { name: null };
    const path = withEnding(chosen.filePath, extensions);
    // With an ending added it is another file than the one the person agreed to replace: let them see it.
    if (path === chosen.filePath || !(await exists(path))) {
      await writeWhole(path, request.bytes);
      return { name: basename(path) };
    }
    defaultPath = path;
  }
  return { name: null };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
