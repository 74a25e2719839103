import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { SavedBounds } from './bounds.ts';

/** Remembered bounds; null when there are none or the file is spoilt (it holds nothing that can't be had again). */
export function readBounds(path: string): SavedBounds | null {
  try {
    return SavedBounds.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/** Done when it returns: it is called while the window closes, and nothing waits for a promise while the app ends. */
export function writeBounds(path: string, bounds: SavedBounds): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, JSON.stringify(bounds));
  renameSync(fresh, path);
}
