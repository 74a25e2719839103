import { open } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { workspaceZip } from '../support/zip.ts';
import { seeded } from './killing.ts';

/** What a file that is refused must be told as; the place only where there is one. */
export interface Told {
  readonly code: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string | RegExp;
}

export interface BadFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly told: Told;
  /** Further arguments of the import. */
  readonly args?: readonly string[];
}

const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Freeze', ...lines].join('\r\n');
const whole = (...lines: string[]) => `${calendar(...lines)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const EVENTS = 'title,start,end\n';

function randomBytes(length: number, seed: number): Uint8Array {
  const random = seeded(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

/** Rows whose dates are none, in every way a hand or a program gets them wrong. */
export function garbageRows(count: number): string {
  const random = seeded(7);
  const letters = 'abc;"\'=<>|\\/#%&äß漢 \t0123456789';
  const word = () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => letters[Math.floor(random() * letters.length)]).join(
      '',
    );
  const cell = () => `"${word().replaceAll('"', '""')}"`;
  return (
    EVENTS +
    Array.from({ length: count }, () => `${cell()},"not a day ${Math.floor(random() * 99)}",${cell()}\n`).join('')
  );
}

/** Calendars and tables of which nothing can be brought in. */
export const BAD_IMPORTS: readonly BadFile[] = [
  {
    name: 'cut.ics',
    content: calendar('DTSTART;VALUE=DATE:2026'),
    told: { code: 'componentNotClosed', row: 3 },
  },
  {
    name: 'cut.csv',
    content: `${EVENTS}"Freeze,2026-12-01,2026-12`,
    told: { code: 'quoteNotClosed', row: 2 },
  },
  { name: 'empty.csv', content: '', told: { code: 'fileEmpty' } },
  { name: 'header.csv', content: EVENTS, told: { code: 'importNoRows' } },
  { name: 'random.ics', content: randomBytes(4_000, 1), told: { code: 'fileNotText' } },
  { name: 'random.csv', content: randomBytes(4_000, 2), told: { code: 'fileNotText' } },
  {
    name: 'picture.csv',
    content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    told: { code: 'fileNotText' },
  },
  { name: 'utf-32.csv', content: utf32(`${EVENTS}Freeze,2026-12-01,2026-12-02\n`), told: { code: 'fileNotText' } },
  { name: 'plan.pdf', content: 'title,start\nFreeze,2026-12-01\n', told: { code: 'fileKindUnknown' } },
  { name: 'words.ics', content: 'Dear all, see the dates below.\n', told: { code: 'importNoCalendar' } },
  {
    name: 'sign-in.csv',
    content: '<!doctype html><html><head><title>Sign in</title></head><body>…</body></html>',
    told: { code: 'importWebPage' },
  },
  {
    name: 'february.ics',
    content: whole('DTSTART;VALUE=DATE:20260230'),
    told: { code: 'dayImpossible', row: 6, column: 'DTSTART', value: '20260230' },
  },
  {
    name: 'february.csv',
    content: `${EVENTS}Freeze,2026-02-30,2026-03-02\n`,
    told: { code: 'dayImpossible', row: 2, column: 'start', value: '2026-02-30' },
  },
  {
    name: 'backwards.ics',
    content: whole('DTSTART:20261204T220000Z', 'DTEND:20261203T060000Z'),
    told: { code: 'endBeforeStart', row: 7, column: 'DTEND', value: '20261203T060000Z' },
  },
  {
    name: 'backwards.csv',
    content: `${EVENTS}Freeze,2026-12-04,2026-12-01\n`,
    told: { code: 'endBeforeStart', row: 2, column: 'end', value: '2026-12-01' },
  },
  {
    name: 'no-zone.ics',
    content: whole('DTSTART;TZID=Mars/Olympus:20261204T220000'),
    told: { code: 'zoneUnknown', row: 6, column: 'DTSTART', value: 'Mars/Olympus' },
  },
  {
    name: 'rule.ics',
    content: whole('DTSTART;VALUE=DATE:20261204', 'RRULE:FREQ=SOMETIMES'),
    told: { code: 'ruleUnreadable', row: 7, column: 'RRULE', value: 'FREQ=SOMETIMES' },
  },
  {
    name: 'long.csv',
    content: `${EVENTS}${'x'.repeat(100_001)},2026-12-01,2026-12-02\n`,
    told: { code: 'valueTooLong', row: 2, column: 'title' },
  },
];

function utf32(text: string): Uint8Array {
  const bytes = Buffer.alloc(4 + 4 * text.length);
  [0xfeff, ...Array.from(text, (letter) => letter.codePointAt(0) ?? 0)].forEach((code, at) =>
    bytes.writeUInt32LE(code, 4 * at),
  );
  return bytes;
}

const RELEASE = {
  id: 'r1',
  key: 'PAY 26.4',
  name: 'Instant payments',
  typeId: 'major',
  statusId: 'draft',
  releaseDate: '2026-12-11',
};
const row = (fields: object) => `${JSON.stringify({ ...RELEASE, ...fields })}\n`;

/** Workspace files that are not opened. */
export async function badPlans(good: Uint8Array): Promise<readonly BadFile[]> {
  const damaged = good.slice();
  const middle = Math.floor(good.length / 2);
  damaged[middle] = (damaged[middle] ?? 0) ^ 0xff;
  const bomb = zipSync({ 'manifest.json': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
  const escape = await workspaceZip({}, {}, { '../../../tmp/escaped.ndjson': strToU8('x') });
  const newer = await workspaceZip({}, { schemaVersion: 99 });
  const broken = await workspaceZip({ 'releases.ndjson': row({}) + row({ id: 'r2', releaseDate: '2026-02-30' }) });
  return [
    { name: 'cut.slipway', content: good.subarray(0, good.length - 200), told: { code: 'workspaceFileBroken' } },
    { name: 'damaged.slipway', content: damaged, told: { code: 'workspaceFile' } },
    { name: 'random.slipway', content: randomBytes(4_000, 3), told: { code: 'workspaceFileBroken' } },
    { name: 'empty.slipway', content: '', told: { code: 'fileEmpty' } },
    { name: 'bomb.slipway', content: bomb, told: { code: 'workspaceFileBomb' } },
    { name: 'escape.slipway', content: escape, told: { code: 'workspaceFilePath' } },
    { name: 'newer.slipway', content: newer, told: { code: 'newerSchema' } },
    { name: 'february.slipway', content: broken, told: { code: 'workspaceFileBroken' } },
  ];
}

/** A file of this size that takes no room on the disk. */
export async function sparseFile(path: string, bytes: number): Promise<void> {
  const handle = await open(path, 'w');
  await handle.truncate(bytes);
  await handle.close();
}
