import { z } from 'zod';
import { openObject } from './schema.ts';

const Colour = z.string().regex(/^#[0-9a-f]{6}$/i);

/** Edge, fill and ink of a chip; checked for WCAG AA in both themes. */
export const ColourSet = openObject({ edge: Colour, fill: Colour, ink: Colour });
export type ColourSet = z.infer<typeof ColourSet>;

/**
 * How a kind looks. Every colour is doubled by `code` and, where named, `pattern`, so that black and
 * white paper and colour-blind readers lose nothing.
 */
export const Appearance = openObject({
  /** One to three characters shown on chips and in legends. */
  code: z.string().min(1).max(3),
  light: ColourSet,
  dark: ColourSet,
  pattern: z.enum(['none', 'hatch', 'dots']).default('none'),
});
export type Appearance = z.infer<typeof Appearance>;
