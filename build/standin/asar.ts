import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
  readonly executable?: boolean;
}

/**
 * Node can't read an archive in place as Electron does: a packaged app is unpacked once, into a
 * folder named after the archive's content. Format: two pickled lengths, a JSON header, the files.
 */
export function unpackAsar(archive: string): string {
  const bytes = fs.readFileSync(archive);
  const folder = path.join(
    os.tmpdir(),
    `slipway-preview-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`,
  );
  if (fs.existsSync(folder)) return folder;
  const headerSize = bytes.readUInt32LE(4);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry;
  const partial = `${folder}.${process.pid}`;
  const write = (entry: Entry, at: string): void => {
    if (entry.files) {
      fs.mkdirSync(at, { recursive: true });
      for (const [name, child] of Object.entries(entry.files)) write(child, path.join(at, path.basename(name)));
    } else if (entry.unpacked) {
      fs.copyFileSync(path.join(`${archive}.unpacked`, path.relative(partial, at)), at);
    } else if (entry.offset !== undefined) {
      const start = 8 + headerSize + Number(entry.offset);
      fs.writeFileSync(at, bytes.subarray(start, start + (entry.size ?? 0)), {
        mode: entry.executable ? 0o755 : 0o644,
      });
    }
  };
  write(header, partial);
  try {
    fs.renameSync(partial, folder);
  } catch {
    // Another start was quicker; its copy is the same.
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
