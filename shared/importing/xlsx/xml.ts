/*
 * The XML that spreadsheet parts are made of, and nothing more. What could do harm has no way in: a
 * document type (and with it entities and anything fetched from elsewhere) is refused, depth is
 * bounded, and every character is looked at once. https://www.w3.org/TR/xml/
 */

/** Why a part is no XML of this kind. */
export type XmlReason = 'xml' | 'doctype' | 'depth';

/** Names come without their prefix: writers choose it freely (`x:row`, `row`). */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void;
  /** Text of the element that is open, in one or more pieces. */
  readonly text?: (value: string) => void;
  readonly close?: (name: string) => void;
}
export type Attributes = ReadonlyMap<string, string>;

export class XmlError extends Error {
  constructor(readonly reason: XmlReason) {
    super(reason);
  }
}

const DEEPEST = 64;
const NAME = /[^\s/>=<"'&!?]+/y;
const ATTRIBUTE = /\s+([^\s/>=<"'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const TAG_END = /\s*(\/?)>/y;
const NO_ATTRIBUTES: Attributes = new Map();

/** Reads a whole part. Throws `XmlError`, and whatever the handler throws. */
export function readXml(text: string, handler: XmlHandler): void {
  const open: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let roots = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    if (end > at) tellText(text.slice(at, end), open.length, handler);
    if (next === -1) break;
    const mark = text.charCodeAt(next + 1);
    if (mark === SLASH) at = closeTag(text, next, open, handler);
    else if (mark === QUESTION) at = after(text, '?>', next + 2);
    else if (mark === EXCLAMATION) at = declaration(text, next, open.length, handler);
    else {
      if (open.length === 0) roots += 1;
      at = openTag(text, next, open, handler);
    }
  }
  if (open.length > 0 || roots !== 1) throw new XmlError('xml');
}

const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;

function tellText(raw: string, depth: number, handler: XmlHandler): void {
  if (depth > 0) handler.text?.(decoded(raw));
  else if (raw.trim() !== '') throw new XmlError('xml');
}

function openTag(text: string, at: number, open: string[], handler: XmlHandler): number {
  const name = nameAt(text, at + 1);
  let place = at + 1 + name.length;
  let attributes: Map<string, string> | null = null;
  for (;;) {
    ATTRIBUTE.lastIndex = place;
    const found = ATTRIBUTE.exec(text);
    if (found === null) break;
    place = ATTRIBUTE.lastIndex;
    const [, key = '', double, single] = found;
    // A namespace has a meaning only for the prefixes that are dropped here.
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    attributes ??= new Map();
    attributes.set(local(key), decoded(double ?? single ?? ''));
  }
  TAG_END.lastIndex = place;
  const end = TAG_END.exec(text);
  if (end === null) throw new XmlError('xml');
  const own = local(name);
  handler.open?.(own, attributes ?? NO_ATTRIBUTES);
  if (end[1] === '/') handler.close?.(own);
  else {
    open.push(name);
    if (open.length > DEEPEST) throw new XmlError('depth');
  }
  return TAG_END.lastIndex;
}

function closeTag(text: string, at: number, open: string[], handler: XmlHandler): number {
  const name = nameAt(text, at + 2);
  if (open.pop() !== name) throw new XmlError('xml');
  TAG_END.lastIndex = at + 2 + name.length;
  const end = TAG_END.exec(text);
  if (end === null || end[1] === '/') throw new XmlError('xml');
  handler.close?.(local(name));
  return TAG_END.lastIndex;
}

/** Comments say nothing, CDATA is text as it stands, a document type is refused. */
function declaration(text: string, at: number, depth: number, handler: XmlHandler): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (!text.startsWith('<![CDATA[', at) || depth === 0) throw new XmlError('doctype');
  const end = after(text, ']]>', at + 9);
  handler.text?.(text.slice(at + 9, end - 3));
  return end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  if (found === -1) throw new XmlError('xml');
  return found + mark.length;
}

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw new XmlError('xml');
  return name;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five names every XML has, and characters by number. Any other name would need a document type. */
function decoded(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const known = ENTITIES[name];
    if (known !== undefined && whole.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    const code = number === null ? -1 : number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    if (code < 1 || code > 0x10ffff || !whole.endsWith(';')) throw new XmlError('xml');
    return String.fromCodePoint(code);
  });
}
