import type { Id } from '../../model/schema.ts';
import type { Dependent } from '../dependencies.ts';

/** Where a release stands, in pixels. */
export interface ReleasePlace {
  /** Where its bar ends, and its name beside it: lines begin and end there. */
  readonly end: number;
  readonly right: number;
  readonly middle: number;
}

export interface Connector {
  readonly from: Id;
  readonly to: Id;
  /** Corners from the end of what is needed to the end of what needs it. */
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What is needed ends after what needs it goes live. */
  readonly isLate: boolean;
}

interface Window {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far a line goes out before it turns. */
const REACH = 10;

/**
 * Right-angled lines between releases: what is needed must be finished before what needs it goes live
 * (`Release.dependsOn`), so a line goes from end to end. Only lines that come through the window.
 */
export function connectorsIn(
  releases: Iterable<Dependent>,
  places: ReadonlyMap<Id, ReleasePlace>,
  window: Window,
): Connector[] {
  const found: Connector[] = [];
  for (const { id: to, dependsOn } of releases) {
    const target = places.get(to);
    if (target === undefined) continue;
    for (const from of dependsOn) {
      const source = places.get(from);
      if (source === undefined || from === to) continue;
      const turn = Math.max(source.right, target.right) + REACH;
      if (turn < window.left || Math.min(source.right, target.right) > window.right) continue;
      if (Math.max(source.middle, target.middle) < window.top) continue;
      if (Math.min(source.middle, target.middle) > window.bottom) continue;
      found.push({
        from,
        to,
        isLate: source.end > target.end,
        points: [
          [source.right, source.middle],
          [turn, source.middle],
          [turn, target.middle],
          [target.right, target.middle],
        ],
      });
    }
  }
  return found;
}
