/** One file of a bundled font: a slice of a script in one weight. */
export interface FontFace {
  readonly family: string;
  readonly url: string;
  /** CSS `unicode-range` of what the file holds: "U+0370-0377, U+37A". */
  readonly unicodeRange: string;
  /** CSS `font-weight` descriptor: "400", or "100 900" where one file holds all. */
  readonly weight: string;
}

type Ranges = readonly (readonly [first: number, last: number])[];

/**
 * Letters, punctuation and currency signs below this code point are in the first family wherever its
 * ranges say so. Above it, and in the other families, a range may name characters the file has no glyph
 * for: there every family that names one is needed, and the engine takes the first that can draw it.
 */
const CLAIMED_BELOW = 0x2100;

/**
 * The faces a text needs, families in the order given. What the first family holds is left to it: the
 * Latin letters of a Chinese font are never loaded.
 */
export function facesNeeded(text: string, faces: readonly FontFace[]): FontFace[] {
  const first = faces[0]?.family;
  const codes = codePointsOf(text);
  const claims = faces.filter((face) => face.family === first).map((face) => rangesOf(face.unicodeRange));
  const left = codes.filter((code) => code >= CLAIMED_BELOW || !claims.some((ranges) => holds(ranges, code)));
  return faces.filter((face) => {
    const ranges = rangesOf(face.unicodeRange);
    return (face.family === first ? codes : left).some((code) => holds(ranges, code));
  });
}

/** The characters of a text, each once; in bits, as a pack has millions of letters and a hundred characters. */
function codePointsOf(text: string): number[] {
  const seen = new Uint8Array(0x110000 / 8);
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    const [byte, bit] = [code >> 3, 1 << (code & 7)];
    if (((seen[byte] ?? 0) & bit) !== 0) continue;
    seen[byte] = (seen[byte] ?? 0) | bit;
    codes.push(code);
  }
  return codes;
}

const holds = (ranges: Ranges, code: number) => ranges.some(([first, last]) => code >= first && code <= last);

const known = new Map<string, Ranges>();

/** Reads a `unicode-range` (CSS Fonts 4): single code points, spans, and `?` for any digit. */
function rangesOf(unicodeRange: string): Ranges {
  let ranges = known.get(unicodeRange);
  if (ranges === undefined) {
    ranges = unicodeRange.split(',').map((part) => {
      const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
      return [parseInt(from.replaceAll('?', '0'), 16), parseInt(to.replaceAll('?', 'F'), 16)] as const;
    });
    known.set(unicodeRange, ranges);
  }
  return ranges;
}
