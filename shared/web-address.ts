import type { ErrorCode } from './errors.ts';
import { LIMITS } from './limits.ts';

type Refusal = Extract<ErrorCode, `address${string}`>;

export type WebAddress =
  /** `url` as the URL standard writes it, `host` (with its port) in punycode: neither looks like another one. */
  { readonly ok: true; readonly url: string; readonly host: string } | { readonly ok: false; readonly code: Refusal };

/** Parsing drops some of these without a word, and others turn the reading direction of what is shown. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Whether an address, from wherever it came, may be handed to the system's browser. Only the web's own schemes: the
 * system starts programs for others (`file:`, `smb:`, `ms-msdt:`), and a name before the host makes one site look like
 * another.
 */
export function judgeWebAddress(text: string): WebAddress {
  if (text.length > LIMITS.webAddress) return refused('addressTooLong');
  if (UNSEEN.test(text)) return refused('addressControl');
  const address = text.trim();
  if (!URL.canParse(address)) return refused('addressUnreadable');
  const { protocol, username, password, href, host } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return refused('addressScheme');
  if (username !== '' || password !== '') return refused('addressUser');
  // Written out, it may be longer than it came.
  if (href.length > LIMITS.webAddress) return refused('addressTooLong');
  return { ok: true, url: href, host };
}

const refused = (code: Refusal): WebAddress => ({ ok: false, code });
