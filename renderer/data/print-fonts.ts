import chinese from '@fontsource-variable/noto-sans-sc/unicode.json';
import japanese from '@fontsource-variable/noto-sans-jp/unicode.json';
import korean from '@fontsource-variable/noto-sans-kr/unicode.json';
import emoji from '@fontsource/noto-emoji/unicode.json';
import latin from '@fontsource/noto-sans/unicode.json';
import arabic from '@fontsource/noto-sans-arabic/unicode.json';
import armenian from '@fontsource/noto-sans-armenian/unicode.json';
import bengali from '@fontsource/noto-sans-bengali/unicode.json';
import georgian from '@fontsource/noto-sans-georgian/unicode.json';
import hebrew from '@fontsource/noto-sans-hebrew/unicode.json';
import symbols from '@fontsource/noto-sans-symbols/unicode.json';
import moreSymbols from '@fontsource/noto-sans-symbols-2/unicode.json';
import tamil from '@fontsource/noto-sans-tamil/unicode.json';
import thai from '@fontsource/noto-sans-thai/unicode.json';
import type { FontFace } from '#shared/documents/writers/font-faces.ts';

/*
 * The fonts of printed documents (docs/decisions/0005-print-fonts.md). This list is the only one: the
 * preview, the printer and the command line all take their faces from it.
 */

const files = import.meta.glob<string>(
  [
    '../../node_modules/@fontsource/noto-sans/files/*-{400,600}-normal.woff2',
    '../../node_modules/@fontsource/noto-sans-*/files/*-{400,600}-normal.woff2',
    '../../node_modules/@fontsource/noto-emoji/files/*-400-normal.woff2',
    '../../node_modules/@fontsource-variable/noto-sans-*/files/*-wght-normal.woff2',
  ],
  { eager: true, query: '?url', import: 'default' },
);
const urls = new Map(Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]));

interface Family {
  readonly name: string;
  /** The package's own name, with which its files begin. */
  readonly id: string;
  /** CSS unicode-range by subset. */
  readonly ranges: Readonly<Record<string, string>>;
  /** Subsets taken, where another family holds the rest better. */
  readonly only?: readonly string[];
  /** CSS weight by what the file name says. */
  readonly weights?: Readonly<Record<string, string>>;
}

const ONE_FILE = { wght: '100 900' } as const;
/** First come, first served: a character is set in the first family that holds it. */
const FAMILIES: readonly Family[] = [
  { name: 'Noto Sans', id: 'noto-sans', ranges: latin },
  { name: 'Noto Sans Arabic', id: 'noto-sans-arabic', ranges: arabic, only: ['arabic'] },
  { name: 'Noto Sans Hebrew', id: 'noto-sans-hebrew', ranges: hebrew, only: ['hebrew'] },
  { name: 'Noto Sans Thai', id: 'noto-sans-thai', ranges: thai, only: ['thai'] },
  { name: 'Noto Sans Bengali', id: 'noto-sans-bengali', ranges: bengali, only: ['bengali'] },
  { name: 'Noto Sans Tamil', id: 'noto-sans-tamil', ranges: tamil, only: ['tamil'] },
  { name: 'Noto Sans Georgian', id: 'noto-sans-georgian', ranges: georgian, only: ['georgian'] },
  { name: 'Noto Sans Armenian', id: 'noto-sans-armenian', ranges: armenian, only: ['armenian'] },
  { name: 'Noto Sans SC', id: 'noto-sans-sc', ranges: chinese, weights: ONE_FILE },
  { name: 'Noto Sans JP', id: 'noto-sans-jp', ranges: japanese, weights: ONE_FILE },
  { name: 'Noto Sans KR', id: 'noto-sans-kr', ranges: korean, weights: ONE_FILE },
  { name: 'Noto Sans Symbols', id: 'noto-sans-symbols', ranges: symbols, only: ['symbols'] },
  { name: 'Noto Sans Symbols 2', id: 'noto-sans-symbols-2', ranges: moreSymbols, only: ['symbols'] },
  { name: 'Noto Emoji', id: 'noto-emoji', ranges: emoji, weights: { 400: '100 900' } },
];
const TWO_WEIGHTS = { 400: '400', 600: '600' } as const;

/** Every face, at addresses of this app. They are absolute: a print document lives at an address of its own. */
export function printFonts(): FontFace[] {
  return FAMILIES.flatMap(({ name, id, ranges, only, weights = TWO_WEIGHTS }) =>
    Object.entries(ranges)
      .filter(([subset]) => only?.includes(subset) ?? true)
      .flatMap(([subset, unicodeRange]) =>
        Object.entries(weights).flatMap(([file, weight]) => {
          const url = urls.get(`${id}-${subset.replace(/[[\]]/g, '')}-${file}-normal.woff2`);
          if (url === undefined) return [];
          return [{ family: name, url: new URL(url, globalThis.location.href).href, unicodeRange, weight }];
        }),
      ),
  );
}
