import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OpenedFile } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { readError } from './errors.ts';

/**
 * Reads a whole file of at most `limit` bytes. The size is checked before a byte is read, and again while reading: a
 * file may grow, and a device or pipe has no size to trust.
 *
 * @throws SlipwayError `fileTooLarge`, `fileUnreadable`
 */
export async function readWhole(path: string, limit: number): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const status = await handle.stat();
      if (!status.isFile()) throw new SlipwayError('fileUnreadable', { name });
      if (status.size > limit) throw new SlipwayError('fileTooLarge', { name, size: status.size, limit });
      const bytes = new Uint8Array(status.size);
      let at = 0;
      while (at < bytes.length) {
        const { bytesRead } = await handle.read(bytes, at, bytes.length - at, at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return { name, size: at, bytes: at === bytes.length ? bytes : bytes.slice(0, at) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw readError(error, name);
  }
}
