import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlipwayError } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { decodeText, parseFile } from '#shared/importing/index.ts';
import { bytesOf } from '../../support/importing.ts';

const TEXT = 'title,start\nÜbergabe „München“,2026-12-03\n';
const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
  const source = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(source.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < source.length; i += 1) view.setUint16(i * 2, source.charCodeAt(i), !big);
  return bytes;
};
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('decodeText', () => {
  it.each([
    ['UTF-8', bytesOf(TEXT), 'utf-8'],
    ['UTF-8 with a mark', bytesOf(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 little-endian', utf16(TEXT, false, true), 'utf-16le'],
    ['UTF-16 big-endian', utf16(TEXT, true, true), 'utf-16be'],
    ['UTF-16 little-endian without a mark', utf16(TEXT, false, false), 'utf-16le'],
    ['UTF-16 big-endian without a mark', utf16(TEXT, true, false), 'utf-16be'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decodeText('a.csv', bytes)).toMatchObject({ text: TEXT, encoding });
  });

  it('takes what is not UTF-8 for Windows-1252, and says that this is a guess', () => {
    const bytes = latin('title\nÜbergabe \x84M\xfcnchen\x93\n');
    expect(decodeText('a.csv', bytes)).toMatchObject({
      text: 'title\nÜbergabe „München“\n',
      encoding: 'windows-1252',
      guessed: true,
    });
  });

  it('keeps a file cut in the middle of a letter in UTF-8', () => {
    const whole = bytesOf('title\nMünchen é');
    const decoded = decodeText('a.csv', whole.subarray(0, whole.length - 1));
    expect(decoded).toMatchObject({ text: 'title\nMünchen ', encoding: 'utf-8', cutShort: true });
  });

  it('refuses what is no text, nothing at all, and more than the limit', () => {
    const code = (bytes: Uint8Array) => {
      try {
        decodeText('a.csv', bytes);
      } catch (error) {
        return (error as SlipwayError).code;
      }
      return 'read';
    };
    const random = Uint8Array.from({ length: 4096 }, (_, i) => (Math.imul(i + 7, 2654435761) >>> 13) & 0xff);
    expect(code(random)).toBe('fileNotText');
    expect(code(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8, 0, 1, 2, 3]))).toBe('fileNotText');
    expect(code(new Uint8Array(0))).toBe('fileEmpty');
    expect(code(bytesOf(' \n\n '))).toBe('fileEmpty');
    expect(code(new Uint8Array(LIMITS.importFileBytes + 1))).toBe('fileTooLarge');
  });

  it('never fails on any bytes but with a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.csv', 'a.ics', 'a.xlsx'), (bytes, name) => {
        try {
          parseFile({ name, bytes }, 'UTC');
        } catch (error) {
          if (!(error instanceof SlipwayError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });
});
