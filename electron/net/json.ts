/** What stands where JSON was expected; `undefined` is no JSON value, so it says "none". */
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const JSON_TYPE = /^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i;
/** `__proto__`, also as JSON may spell it: assigning such a member would change an object's nature. */
const PROTO_NAME = /__proto__|\\u005f/i;

/** False for an answer that says it is something else: a sign-in page, a proxy's apology. */
export function mayBeJson(contentType: string | undefined): boolean {
  return contentType === undefined || JSON_TYPE.test(contentType.trim());
}

/** Parses a stranger's JSON once. Nothing deeper than `depth` comes through, and no member called `__proto__`. */
export function parseForeignJson(text: string, depth: number): Parsed {
  if (nestsDeeperThan(text, depth)) return { ok: false };
  try {
    const value: unknown = PROTO_NAME.test(text) ? JSON.parse(text, withoutProto) : JSON.parse(text);
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

function withoutProto(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside of strings; for text that is no JSON the answer means nothing. */
function nestsDeeperThan(text: string, depth: number): boolean {
  let level = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      level += 1;
      if (level > depth) return true;
    } else if (code === 0x7d || code === 0x5d) level -= 1;
  }
  return false;
}
