import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from '#shared/bridge.ts';

/**
 * An `--out` that names a folder which is there is written with `/` at its end: whether a word is a folder is known
 * only on the disk, and everything behind this judges by the text alone.
 */
export function markFolder(command: Command, cwd: string): Command {
  if (command.name !== 'export' && command.name !== 'preview') return command;
  if (/[/\\]$/.test(command.out) || !isFolder(resolve(cwd, command.out))) return command;
  return { ...command, out: `${command.out}/` };
}

/** False for whatever can't be looked at (a file in the middle of the path): writing there says what is wrong. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
