import { readFileSync } from 'node:fs';
import { writeWhole } from '../files/write.ts';
import { SavedBounds } from './bounds.ts';

/** Remembered bounds; null when there are none or the file is spoilt (it holds nothing that can't be had again). */
export function readBounds(path: string): SavedBounds | null {
  try {
    return SavedBounds.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

export async function writeBounds(path: string, bounds: SavedBounds): Promise<void> {
  await writeWhole(path, new TextEncoder().encode(JSON.stringify(bounds)));
}
