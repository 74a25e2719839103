import { judgeWebAddress } from '../web-address.ts';
import type { Raw } from './field-link.ts';

/**
 * A raw value in the remote's own words, as text: of a person, a status or a version its name. Whatever is in it is
 * text. Empty where there is nothing to read.
 */
export function rawText(raw: Raw | undefined): string {
  if (raw === undefined || raw === null || raw === false) return '';
  if (raw === true) return '✓';
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw);
  if (Array.isArray(raw)) return raw.map(rawText).filter(Boolean).join(', ');
  for (const name of ['name', 'displayName', 'value', 'key', 'text', 'id'] as const) {
    const text = raw[name];
    if (typeof text === 'string' && text !== '') return text;
    if (typeof text === 'number') return String(text);
  }
  const content = raw['content'];
  return Array.isArray(content) ? content.map(rawText).filter(Boolean).join(' ') : '';
}

/** Where a person may look at it: only an address of the connection's own origin is one. */
export function ownAddress(url: string, address: string): string | null {
  const there = judgeWebAddress(url);
  if (!there.ok || !URL.canParse(address)) return null;
  return new URL(there.url).origin === new URL(address).origin ? there.url : null;
}
