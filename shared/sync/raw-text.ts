import { judgeWebAddress } from '../web-address.ts';
import { adfToText } from './codecs/adf.ts';
import type { Raw } from './field-link.ts';

/** Longer than any cell or line; nobody reads on there. */
const MOST = 300;

/**
 * A raw value in the remote's own words, as text: of a person, a status or a version its name, of a document its
 * words, of what has no name what it is written as. Whatever is in it is text; cut where it is longer than a line.
 */
export function rawText(raw: Raw | undefined): string {
  const text = wordsOf(raw);
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

function wordsOf(raw: Raw | undefined): string {
  if (raw === undefined || raw === null || raw === false) return '';
  if (raw === true) return '✓';
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw);
  if (Array.isArray(raw)) return raw.map(wordsOf).filter(Boolean).join(', ');
  if (raw['type'] === 'doc') return adfToText(raw);
  for (const name of ['name', 'displayName', 'value', 'key', 'text', 'id'] as const) {
    const text = raw[name];
    if (typeof text === 'string' && text !== '') return text;
    if (typeof text === 'number') return String(text);
  }
  return JSON.stringify(raw);
}

/** Where a person may look at it: only an address of the connection's own origin is one. */
export function ownAddress(url: string, address: string): string | null {
  const there = judgeWebAddress(url);
  if (!there.ok || !URL.canParse(address)) return null;
  return new URL(there.url).origin === new URL(address).origin ? there.url : null;
}
