import type { Appearance, ColourSet } from '#shared/model/appearance.ts';
import { PALETTE } from '#shared/model/defaults/colours.ts';

/** The colours a plan starts with, offered for any kind. Every one is checked for contrast. */
export const PRESETS = Object.entries(PALETTE).filter(
  ([id, look], index, all) => all.findIndex(([, other]) => other.light.edge === look.light.edge) === index && id !== '',
) as readonly [keyof typeof PALETTE, { readonly light: ColourSet; readonly dark: ColourSet }][];

export const NEW_LOOK: Omit<Appearance, 'code'> = { ...PALETTE.standard, pattern: 'none' };

const same = (a: ColourSet, b: ColourSet): boolean => a.edge === b.edge && a.fill === b.fill && a.ink === b.ink;

/** Id of the preset a look is, null when it was changed by hand. */
export function presetOf(look: Pick<Appearance, 'light' | 'dark'>): string | null {
  return PRESETS.find(([, preset]) => same(preset.light, look.light) && same(preset.dark, look.dark))?.[0] ?? null;
}
