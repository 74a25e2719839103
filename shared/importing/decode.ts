import { SlipwayError } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** Encodings a file may be read in; the person may choose another than the one found. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/*
 * Every runtime of ours has TextDecoder, the language's own library does not name it. Declared as
 * narrowly as it is used, so that shared needs no DOM. https://encoding.spec.whatwg.org/
 */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(input: Uint8Array): string };

/** A sign-in page saved in place of the file it hid is the commonest broken download. */
export function isWebPage(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<\?xml)/i.test(text.slice(0, 500));
}

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** No mark and not UTF-8: the encoding is an assumption the person may correct. */
  readonly guessed: boolean;
  /** The last character is cut in two: the file was cut short. */
  readonly cutShort: boolean;
}

/**
 * The text of a file. Takes its byte order mark if it has one, else UTF-8 if it is that, else UTF-16
 * by where its zero bytes stand, else Windows-1252 (of which Latin-1's printable part is a subset).
 * Throws `fileTooLarge`, `fileEmpty`, `fileNotText`.
 */
export function decodeText(name: string, bytes: Uint8Array, asked?: Encoding): Decoded {
  if (bytes.length > LIMITS.importFileBytes) {
    throw new SlipwayError('fileTooLarge', { name, size: bytes.length, limit: LIMITS.importFileBytes });
  }
  if (bytes.length === 0) throw new SlipwayError('fileEmpty', { name });
  const decoded = asked === undefined ? detect(name, bytes) : as(asked, bytes, false);
  if (decoded.text.trim() === '') throw new SlipwayError('fileEmpty', { name });
  if (!looksLikeText(decoded.text, decoded.guessed)) throw new SlipwayError('fileNotText', { name });
  return decoded;
}

function as(encoding: Encoding, bytes: Uint8Array, guessed: boolean): Decoded {
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === 'windows-1252' ? decoded.replace(/[\u0080-\u009f]/g, windowsLetter) : decoded;
  return { text, encoding, guessed, cutShort: false };
}

/** 0x80 to 0x9f of Windows-1252. https://encoding.spec.whatwg.org/index-windows-1252.txt */
const WINDOWS_LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 reads Windows-1252 as Latin-1 (nodejs/node 56542): quotation marks would come in as control characters. */
function windowsLetter(control: string): string {
  return WINDOWS_LETTERS[control.charCodeAt(0) - 0x80] ?? control;
}

function detect(name: string, bytes: Uint8Array): Decoded {
  const [a, b, c, d] = bytes;
  // UTF-32 begins like UTF-16LE; nothing we know of writes it.
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) throw new SlipwayError('fileNotText', { name });
  if (a === 0xff && b === 0xfe) return as('utf-16le', bytes, false);
  if (a === 0xfe && b === 0xff) return as('utf-16be', bytes, false);
  const wide = zeroPattern(bytes);
  if (wide === 'binary') throw new SlipwayError('fileNotText', { name });
  if (wide !== null) return as(wide, bytes, true);
  return utf8(bytes) ?? as('windows-1252', bytes, true);
}

/** UTF-16 without a mark has a zero in every other byte of plain Latin text; other files have none. */
function zeroPattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'binary' | null {
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] === 0) zeros[(i % 2) as 0 | 1] += 1;
  const [even, odd] = zeros;
  if (even + odd === 0) return null;
  const most = bytes.length / 2;
  if (odd > most * 0.3 && even < most * 0.02) return 'utf-16le';
  if (even > most * 0.3 && odd < most * 0.02) return 'utf-16be';
  return 'binary';
}

function utf8(bytes: Uint8Array): Decoded | null {
  const whole = tryUtf8(bytes);
  if (whole !== null) return { text: whole, encoding: 'utf-8', guessed: false, cutShort: false };
  // A file cut in the middle of a character is still UTF-8; reading it as Windows-1252 would garble the rest.
  for (let cut = 1; cut <= 3; cut += 1) {
    const text = tryUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut)));
    if (text !== null && /[^\u0000-\u007f]/.test(text))
      return { text, encoding: 'utf-8', guessed: false, cutShort: true };
  }
  return null;
}

/** The text of an XML part: UTF-8, or UTF-16 where its mark says so. Null where it is neither. */
export function decodeXml(bytes: Uint8Array): string | null {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return as('utf-16le', bytes, false).text;
  if (a === 0xfe && b === 0xff) return as('utf-16be', bytes, false).text;
  return tryUtf8(bytes);
}

function tryUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Random bytes are full of control characters; text has next to none. Where the encoding is a guess, fewer are allowed. */
function looksLikeText(text: string, guessed: boolean): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ufffd\uffff]/g)?.length ?? 0;
  return controls <= text.length * (guessed ? 0.002 : 0.01) + (guessed ? 0 : 1);
}
