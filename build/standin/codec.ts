/**
 * Values across the process boundary as tagged JSON, on both sides of it. What structured cloning
 * carries comes through (dates, maps, sets, bytes, errors, NaN, undefined, bigint); functions and
 * promises are refused, as Electron refuses them ("An object could not be cloned").
 */
type Tagged = string | number | boolean | null | Tagged[] | { [key: string]: Tagged };

const VIEWS = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
} as const;

interface Base64Bytes {
  toBase64?(): string;
}
interface Base64Maker {
  fromBase64?(text: string): Uint8Array;
}

export function encode(value: unknown): Tagged {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $: 'n', v: Object.is(value, -0) ? '-0' : String(value) };
    case 'undefined':
      return { $: 'u' };
    case 'bigint':
      return { $: 'i', v: String(value) };
    case 'object':
      return value === null ? null : encodeObject(value);
    case 'function':
    case 'symbol':
      throw new Error('An object could not be cloned.');
  }
}

function encodeObject(value: object): Tagged {
  if (Array.isArray(value)) return Array.from(value, encode);
  if (value instanceof Date) return { $: 'd', v: String(value.getTime()) };
  if (value instanceof Map) return { $: 'm', v: [...value].map(([key, item]) => [encode(key), encode(item)]) };
  if (value instanceof Set) return { $: 's', v: [...value].map(encode) };
  if (value instanceof RegExp) return { $: 'r', v: [value.source, value.flags] };
  if (value instanceof Error) return { $: 'e', v: [value.name, value.message, value.stack ?? ''] };
  if (value instanceof ArrayBuffer) return { $: 'b', t: 'ArrayBuffer', v: toBase64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    // A Node Buffer arrives as the Uint8Array it is.
    const name = Object.prototype.toString.call(value).slice(8, -1);
    return { $: 'b', t: name, v: toBase64(bytes) };
  }
  if (value instanceof Promise || value instanceof WeakMap) throw new Error('An object could not be cloned.');
  // Without a prototype, `__proto__` is a key like any other.
  const result = Object.create(null) as Record<string, Tagged>;
  let marked = false;
  for (const [key, item] of Object.entries(value)) {
    if (key === '$') marked = true;
    result[key] = encode(item);
  }
  return marked ? { $: 'o', v: result } : result;
}

export function decode(tagged: Tagged): unknown {
  if (tagged === null || typeof tagged !== 'object') return tagged;
  if (Array.isArray(tagged)) return tagged.map(decode);
  const { $: tag, v } = tagged as { $?: string; v?: Tagged };
  if (tag === undefined) return decodeEntries(tagged);
  const text = v as string;
  const list = v as Tagged[];
  switch (tag) {
    case 'n':
      return Number(text);
    case 'u':
      return undefined;
    case 'i':
      return BigInt(text);
    case 'd':
      return new Date(Number(text));
    case 'm':
      return new Map(list.map((pair) => decode(pair) as [unknown, unknown]));
    case 's':
      return new Set(list.map(decode));
    case 'r':
      return new RegExp(list[0] as string, list[1] as string);
    case 'e':
      return decodeError(list as string[]);
    case 'b':
      return decodeBytes(tagged['t'] as string, text);
    default:
      return decodeEntries(v as { [key: string]: Tagged });
  }
}

function decodeEntries(entries: { [key: string]: Tagged }): object {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(entries)) {
    // `__proto__` from the other side must stay a plain property.
    Object.defineProperty(result, key, { value: decode(item), writable: true, enumerable: true, configurable: true });
  }
  return result;
}

function decodeError([name = 'Error', message = '', stack = '']: string[]): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = stack;
  return error;
}

function decodeBytes(name: string, text: string): unknown {
  const bytes = fromBase64(text);
  if (name === 'ArrayBuffer') return bytes.buffer;
  if (name === 'DataView') return new DataView(bytes.buffer);
  return name === 'Uint8Array' ? bytes : new VIEWS[name as keyof typeof VIEWS](bytes.buffer as ArrayBuffer);
}

function toBase64(bytes: Uint8Array): string {
  const own = (bytes as Base64Bytes).toBase64?.();
  if (own !== undefined) return own;
  if (typeof Buffer !== 'undefined')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  const own = (Uint8Array as Base64Maker).fromBase64?.(text);
  if (own) return own;
  if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'));
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
