import { dequal } from 'dequal';
import type { PackSnapshot } from './snapshot.ts';

/** When and how a pack was written, and its own number: no part of what it says. */
const WRITING = ['asOf', 'dataAsOf', 'revision', 'sinceLast', 'paper', 'language', 'locale'] as const;

/** Whether two packs say the same: then they are one revision, in whatever formats and whenever they are written. */
export function isSamePack(one: PackSnapshot, other: PackSnapshot): boolean {
  return dequal(said(one), said(other));
}

function said(snapshot: PackSnapshot): Partial<PackSnapshot> {
  const writing: ReadonlySet<string> = new Set(WRITING);
  return Object.fromEntries(Object.entries(snapshot).filter(([key]) => !writing.has(key)));
}
