import type { Appearance, ColourSet } from '../appearance.ts';

/*
 * The kinds of UI.md's token table (edge, fill, ink; light and dark). Every set passes WCAG AA for ink
 * on fill. What a kind looks like is a record of the workspace; these are only what it starts with.
 */

const set = (edge: string, fill: string, ink: string): ColourSet => ({ edge, fill, ink });

interface Pair {
  readonly light: ColourSet;
  readonly dark: ColourSet;
}

export const PALETTE = {
  major: { light: set('#1f5fbf', '#dfeafb', '#123a75'), dark: set('#6ea3ee', '#17283f', '#cfe1fb') },
  minor: { light: set('#0f7f78', '#dbf1ee', '#0a4d49'), dark: set('#4fc2b8', '#12302e', '#c8efe9') },
  hotfix: { light: set('#b26a00', '#fcecd2', '#6b3f00'), dark: set('#f0ad4e', '#3a2a10', '#fbe3bd') },
  emergency: { light: set('#c0392b', '#fbe0dc', '#7d1e14'), dark: set('#ff8f80', '#43201b', '#ffd9d3') },
  standard: { light: set('#5b6572', '#e8ebef', '#343c46'), dark: set('#9ba7b4', '#262d35', '#dfe4ea') },
  freeze: { light: set('#7a3fb0', '#efe3f8', '#4c2273'), dark: set('#c39af0', '#2e2140', '#e9dafa') },
  window: { light: set('#2c7a3f', '#e0f1e3', '#1a4d27'), dark: set('#7ccf90', '#17301d', '#cdeed4') },
  support: { light: set('#946300', '#f6efd0', '#574000'), dark: set('#dcc25a', '#332d12', '#f3e8b4') },
  board: { light: set('#9b2f6b', '#f9e0ee', '#66194a'), dark: set('#f093c4', '#3d1c2f', '#fad5e8') },
  /** A thin band under its release: the line and surface colours, so that it recedes. */
  phase: { light: set('#848e9a', '#eef0f3', '#444c57'), dark: set('#6f7b89', '#1d232b', '#b6c0cb') },
  /** A shaded day. */
  holiday: { light: set('#848e9a', '#e8ebef', '#343c46'), dark: set('#6f7b89', '#262d35', '#dfe4ea') },
  /** A diamond in text colour, as on every project plan. */
  milestone: { light: set('#1a1f26', '#f6f7f9', '#1a1f26'), dark: set('#e7ebf0', '#1d232b', '#e7ebf0') },
} as const satisfies Record<string, Pair>;

export function look(colour: keyof typeof PALETTE, code: string, pattern: Appearance['pattern'] = 'none'): Appearance {
  return { code, light: PALETTE[colour].light, dark: PALETTE[colour].dark, pattern };
}
