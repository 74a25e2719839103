import type { Package } from './package.ts';
import { readPart } from './refusal.ts';
import type { XmlHandler } from './xml.ts';

/**
 * Gathers the text of one string: plain, or in pieces of different looks (rich text). How it is
 * pronounced (`rPh`) is left out. ECMA-376 part 1, 18.4.
 */
export class StringReader implements XmlHandler {
  #text = '';
  #isText = false;
  #isSpoken = false;

  readonly open = (name: string): void => {
    if (name === 't') this.#isText = !this.#isSpoken;
    else if (name === 'rPh') this.#isSpoken = true;
  };
  readonly text = (value: string): void => {
    if (this.#isText) this.#text += value;
  };
  readonly close = (name: string): void => {
    if (name === 't') this.#isText = false;
    else if (name === 'rPh') this.#isSpoken = false;
  };
  /** The string so far, and a new beginning. */
  take(): string {
    const text = unescapeString(this.#text);
    this.#text = '';
    return text;
  }
}

/** All shared strings of a workbook, in order. */
export function readStrings(file: Package, part: string): string[] {
  const strings: string[] = [];
  const reader = new StringReader();
  readPart(file.name, part, file.text(part), {
    open: reader.open,
    text: reader.text,
    close: (name) => {
      reader.close(name);
      if (name === 'si') strings.push(reader.take());
    },
  });
  return strings;
}

/** `_x000D_` is a carriage return: what XML can't carry (ST_Xstring, 22.9.2.19). Lines end in \n here. */
export function unescapeString(text: string): string {
  const whole = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
}
