/** WCAG 2.2, 1.4.3: text against its ground. */
export const TEXT_CONTRAST = 4.5;
/** WCAG 2.2, 1.4.11: an edge or mark that means something. */
export const MARK_CONTRAST = 3;

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white). WCAG 2.2, "relative luminance". */
export function luminance(colour: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of two colours, 1 to 21, whichever way round. */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** `#RGB`, `RRGGBB` … as `#rrggbb`; null when it is no colour. */
export function parseColour(text: string): string | null {
  const digits = text.trim().replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join('')}`;
  return null;
}
