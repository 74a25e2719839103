import { basename, dirname, resolve, sep } from 'node:path';
import type { Command } from '#shared/bridge.ts';
import { formatOfOutput } from '#shared/command-output.ts';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';

/** Where a command may read and write: what its own line named, and nowhere else. */
export interface CommandAccess {
  /** Absolute path of a file to read, and the most bytes of it. @throws SlipwayError `forbiddenPath` */
  readonly readable: (file: string) => { path: string; limit: number };
  /** Absolute path of a file to write. @throws SlipwayError `forbiddenPath` */
  readonly writable: (path: string) => string;
}

function named(command: Command): { files: readonly string[]; limit: number } {
  if (command.name === 'open') return { files: [command.file], limit: LIMITS.workspaceFileBytes };
  if (command.name === 'import') return { files: command.files, limit: LIMITS.importFileBytes };
  return { files: [], limit: 0 };
}

function formatsOf(command: Command): readonly string[] {
  if (command.name === 'export') return command.formats;
  return command.name === 'preview' ? ['pdf'] : [];
}

/**
 * Pure but for `node:path`. `cwd` is the folder of whoever typed the command, which for a command handed over is not
 * this process's own.
 */
export function accessOf(command: Command, cwd: string): CommandAccess {
  const { files, limit } = named(command);
  const formats = formatsOf(command);
  const out = command.name === 'export' || command.name === 'preview' ? command.out : null;
  return {
    readable: (file) => {
      if (!files.includes(file)) throw forbidden(file);
      return { path: resolve(cwd, file), limit };
    },
    writable: (path) => {
      const target = resolve(cwd, path);
      const format = formatOfOutput(target);
      if (out === null || path.includes('\0') || format === null || !formats.includes(format)) throw forbidden(path);
      const base = resolve(cwd, out);
      const isFolder = /[/\\]$/.test(out);
      const fits = isFolder
        ? dirname(target) === base && !target.endsWith(sep)
        : dirname(target) === dirname(base) && stem(target) === stem(base);
      if (!fits) throw forbidden(path);
      return target;
    },
  };
}

/** File name without an ending that a command writes. */
function stem(path: string): string {
  const name = basename(path);
  const format = formatOfOutput(name);
  return format === null ? name : name.slice(0, -format.length - 1);
}

function forbidden(path: string): SlipwayError {
  return new SlipwayError('forbiddenPath', { path: path.slice(0, 200) });
}
