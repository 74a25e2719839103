import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facesNeeded, type FontFace } from '#shared/documents/writers/font-faces.ts';

const face = (family: string, unicodeRange: string, weight = '400'): FontFace => ({
  family,
  unicodeRange,
  weight,
  url: `${family} ${unicodeRange} ${weight}`,
});
const LATIN = face('Latin', 'U+0-FF, U+131, U+2000-206F');
const GREEK = face('Latin', 'U+0370-0377,U+037A-037F,U+0384-03FF');
const HAN = face('Han', 'U+4E??, U+2026, U+61-7A');
const HANGUL = face('Hangul', 'U+AC00-D7A3');
const CLAIMS_HANGUL = face('Han', 'U+9FA0-ACFF');
const ALL = [LATIN, GREEK, HAN, CLAIMS_HANGUL, HANGUL];
const needed = (text: string) => facesNeeded(text, ALL);

describe('faces a text needs', () => {
  it('are those of its scripts, and of every weight', () => {
    const bold = face('Latin', 'U+0-FF', '600');
    expect(facesNeeded('Release', [LATIN, bold, GREEK])).toEqual([LATIN, bold]);
    expect(needed('Ωμέγα')).toEqual([GREEK]);
    expect(needed('')).toEqual([]);
  });

  it('leave letters and punctuation to the first family, whatever others hold of them', () => {
    expect(needed('more …')).toEqual([LATIN]);
    expect(needed('中 …')).toEqual([LATIN, HAN]);
  });

  it('are of every family that names a character: a range may promise what the file does not hold', () => {
    expect(needed('결')).toEqual([CLAIMS_HANGUL, HANGUL]);
  });

  it('cover every character any face covers, in the order given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'ı', 'Ω', '中', '결', '…', '🚀', '힣') }), (text) => {
        const found = needed(text);
        expect(found).toEqual(ALL.filter((one) => found.includes(one)));
        for (const char of text) {
          const can = needed(char);
          expect(found).toEqual(expect.arrayContaining(can));
        }
      }),
    );
  });
});
