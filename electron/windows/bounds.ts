import { z } from 'zod';

/** Least size of the window, in device-independent pixels (UI.md). */
export const LEAST = { width: 960, height: 600 } as const;
const FIRST = { width: 1280, height: 800 } as const;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const Whole = z.number().int().min(-100_000).max(100_000);
export const SavedBounds = z.object({
  x: Whole,
  y: Whole,
  width: Whole,
  height: Whole,
  maximized: z.boolean(),
});
export type SavedBounds = z.infer<typeof SavedBounds>;

export interface StartBounds {
  /** Without a place the system centres the window. */
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

/**
 * Where the window opens. A remembered place counts only while its title bar can still be reached on a screen that is
 * there now: a laptop taken off its dock must not open its window beyond the edge.
 */
export function startBounds(saved: SavedBounds | null, screens: readonly Rectangle[]): StartBounds {
  if (saved === null) return { place: null, ...FIRST, maximized: false };
  const size = { width: Math.max(saved.width, LEAST.width), height: Math.max(saved.height, LEAST.height) };
  const reachable = screens.some(
    (screen) =>
      saved.x + size.width > screen.x + 100 &&
      saved.x < screen.x + screen.width - 100 &&
      saved.y >= screen.y &&
      saved.y < screen.y + screen.height - 50,
  );
  return { place: reachable ? { x: saved.x, y: saved.y } : null, ...size, maximized: saved.maximized };
}
