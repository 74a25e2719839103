import type { FileContent } from '#shared/bridge.ts';
import { renderPack, renderPackZip, type PackFormat } from '#shared/documents/pack/export.ts';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { Text } from '#shared/text/index.ts';
import { fetchedFromMain, keptInMain } from './print-pdf.ts';

/** A pack as one file; only for the zip does what main printed come to the window. */
export async function writePack(snapshot: PackSnapshot, t: Text, format: PackFormat | 'zip'): Promise<FileContent> {
  return format === 'zip'
    ? renderPackZip(snapshot, t, fetchedFromMain())
    : renderPack(snapshot, t, format, keptInMain());
}
