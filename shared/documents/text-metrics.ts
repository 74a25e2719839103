import { POINT_MM } from './paper.ts';

/*
 * How wide a text is, without a browser: pages are laid out before they are drawn, so that "page x
 * of y" and what goes on to the next page are known. Widths are those of Noto Sans, rounded up; a
 * text is never estimated narrower than it is drawn.
 */

/** Advance widths of ASCII 32–126 in Noto Sans Regular, thousandths of an em. */
const ASCII = [
  260, 268, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572,
  572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 729, 556, 519, 728, 741, 339, 273, 619, 524, 907,
  760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615,
  564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 381,
  551, 381, 572,
];
/** Room for bolder weights, kerning and rounding. */
const SAFETY = 1.08;

function emOf(code: number): number {
  if (code >= 32 && code < 127) return (ASCII[code - 32] ?? 600) / 1000;
  // Combining marks take no room of their own.
  if (code >= 0x300 && code <= 0x36f) return 0;
  if (code < 0x250) return 0.66;
  if (code < 0x1100) return 0.8;
  if (code < 0x2e80) return 0.9;
  return code > 0xffff ? 1.4 : 1.05;
}

/** Width in mm at a size in points. */
export function textWidth(text: string, points: number): number {
  let em = 0;
  for (const char of text) em += emOf(char.codePointAt(0) ?? 0);
  return em * points * POINT_MM * SAFETY;
}

/** Lines a text takes in a column (mm), words too long for it broken. At least one. */
export function linesOf(text: string, points: number, width: number): number {
  if (text === '') return 1;
  let lines = 1;
  let left = width;
  for (const word of text.split(/(?<=\s)/u)) {
    const wide = textWidth(word, points);
    if (wide <= left) left -= wide;
    else if (wide <= width) {
      lines += 1;
      left = width - wide;
    } else {
      // Broken anywhere: one character's width may stay empty on each line.
      const usable = Math.max(points * POINT_MM, width - 1.1 * points * POINT_MM);
      const more = Math.ceil(wide / usable);
      lines += more;
      left = 0;
    }
  }
  return lines;
}
