import { randomBytes } from 'node:crypto';
import { mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeError } from './errors.ts';

/**
 * Writes a file whole or not at all: a temporary one in the same folder (a rename across disks is a copy), flushed to
 * the disk before it takes the name. A link is written through, as a person who made one expects.
 * `mode` holds from the first byte on, also where the old file was open to others.
 *
 * @throws SlipwayError `diskFull`, `writeFailed`; then the old file stands as it was and nothing is left beside it
 */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o666): Promise<void> {
  const name = basename(path);
  try {
    const target = await realpath(path).catch(() => path);
    const folder = dirname(target);
    await mkdir(folder, { recursive: true });
    const temporary = join(folder, `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      const handle = await open(temporary, 'wx', mode);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(folder);
  } catch (error) {
    throw writeError(error, name);
  }
}

/** Makes the rename itself last through a power cut. Windows has no such call on folders, and needs none. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The file is written and named; a file system that can't flush a folder is no reason to say otherwise.
  }
}
