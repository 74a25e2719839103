import { strFromU8 } from 'fflate';
import type { ZipRefusal } from './refusal.ts';

/** One part as the zip's central directory lists it. Sizes and offsets in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  /** Where its packed bytes begin. */
  readonly start: number;
}

type Broken = (reason: Parameters<ZipRefusal['broken']>[0], part?: string) => Error;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const ENCRYPTED = 0x1;
const UTF8 = 0x800;

/**
 * Reads the directory at the end of a zip (PKWARE APPNOTE 4.3). Stricter than archivers are: what is
 * truncated, overlaps, is named twice, is encrypted or says different things in its two headers is
 * refused, and so is a name that leads outside. Nothing is inflated here.
 */
export function readZipDirectory(bytes: Uint8Array, refusal: ZipRefusal, mostParts: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const broken: Broken = (reason, part = '') => refusal.broken(reason, part.slice(0, 100));
  const end = findEnd(view);
  if (end === null) throw broken('cutOff');
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const first = view.getUint32(end + 16, true);
  if (count > mostParts) throw refusal.bomb();
  if (view.getUint16(end + 8, true) !== count || view.getUint32(end + 4, true) !== 0) throw broken('split');
  if (first + size !== end) throw broken('directory');
  const entries: ZipEntry[] = [];
  let at = first;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw broken('directory');
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) throw broken('directory');
    entries.push(readEntry(view, bytes, at, nameBytes, first, broken));
    at = next;
  }
  if (at !== end) throw broken('directory');
  for (const { name } of entries) assertInside(name, refusal);
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) throw broken('partTwice');
  assertApart(entries, broken);
  return entries;
}

function findEnd(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_BYTES - MOST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return null;
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  nameBytes: number,
  directory: number,
  broken: Broken,
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const local = view.getUint32(at + 42, true);
  const raw = bytes.subarray(at + 46, at + 46 + nameBytes);
  const name = strFromU8(raw, (flags & UTF8) === 0);
  if ((flags & ENCRYPTED) !== 0) throw broken('partEncrypted', name);
  if (method !== 0 && method !== 8) throw broken('partPacking', name);
  if (local + 30 > directory || view.getUint32(local, true) !== LOCAL) throw broken('partPlace', name);
  const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true));
  const same = localName.length === raw.length && localName.every((byte, index) => byte === raw[index]);
  if (!same || view.getUint16(local + 8, true) !== method) throw broken('partHeaders', name);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = view.getUint32(at + 20, true);
  const unpacked = view.getUint32(at + 24, true);
  if (start + packed > directory) throw broken('partPlace', name);
  if (method === 0 && packed !== unpacked) throw broken('partHeaders', name);
  return { name, packed, unpacked, crc: view.getUint32(at + 16, true), method, start };
}

/** Names are never used as paths here; one that tries is a file made to harm another reader. */
function assertInside(name: string, refusal: ZipRefusal): void {
  const parts = name.split('/');
  const outside =
    name === '' ||
    name.startsWith('/') ||
    /[\\:]/.test(name) ||
    hasControl(name) ||
    parts.includes('..') ||
    parts.includes('.');
  if (outside) throw refusal.outside(name.slice(0, 100));
}

/** Parts that share bytes are how a small file unpacks to a huge one ("A better zip bomb", Fifield 2019). */
function assertApart(entries: readonly ZipEntry[], broken: Broken): void {
  let end = 0;
  for (const entry of [...entries].sort((a, b) => a.start - b.start)) {
    if (entry.start < end) throw broken('partOverlaps', entry.name);
    end = entry.start + entry.packed;
  }
}

const hasControl = (name: string): boolean => Array.from(name).some((letter) => letter < ' ');
