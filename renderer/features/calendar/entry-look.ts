import type { Appearance } from '#shared/model/appearance.ts';
import { appearanceOf, type Configuration } from '#shared/planning/configuration.ts';
import type { CalendarEntry } from '#shared/planning/entry.ts';
import type { ColourBy } from '../../ui/state/calendar-view.ts';

/**
 * Colours when the calendar is coloured by status: where something stands, whatever a workspace calls
 * its statuses. Contrast as checked for the kinds (UI "Tokens"). Code letter and dot say the same.
 */
const BY_CATEGORY = {
  planned: { light: ['#1f5fbf', '#dfeafb', '#123a75'], dark: ['#6ea3ee', '#17283f', '#cfe1fb'] },
  inProgress: { light: ['#b26a00', '#fcecd2', '#6b3f00'], dark: ['#f0ad4e', '#3a2a10', '#fbe3bd'] },
  done: { light: ['#2c7a3f', '#e0f1e3', '#1a4d27'], dark: ['#7ccf90', '#17301d', '#cdeed4'] },
  cancelled: { light: ['#5b6572', '#e8ebef', '#343c46'], dark: ['#9ba7b4', '#262d35', '#dfe4ea'] },
} as const;

const looks = new Map<string, Appearance>();

/** How an entry is drawn: by its kind, or by where it stands. What has no status keeps quiet grey. */
export function lookOf(entry: CalendarEntry, configuration: Configuration, colourBy: ColourBy): Appearance | null {
  const own = appearanceOf(configuration, entry.styleId);
  if (colourBy === 'type') return own;
  return statusLook(entry.category ?? 'none', entry.code, own?.pattern ?? 'none');
}

export type StatusLook = keyof typeof BY_CATEGORY | 'none';

export function statusLook(category: StatusLook, code: string, pattern: Appearance['pattern']): Appearance {
  const key = `${category} ${code} ${pattern}`;
  let look = looks.get(key);
  if (look === undefined) {
    const { light, dark } = BY_CATEGORY[category === 'none' ? 'cancelled' : category];
    const set = ([edge, fill, ink]: readonly [string, string, string]) => ({ edge, fill, ink });
    look = { code, pattern, light: set(light), dark: set(dark) };
    looks.set(key, look);
  }
  return look;
}
