import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupName, isWorkspaceId, parseBackupId } from '#electron/backups/names.ts';
import { DAYS_KEPT, isNearlyEmpty, rotatedOut, type RotationEntry } from '#electron/backups/rotation.ts';
import { BackupStore } from '#electron/backups/store.ts';
import { LIMITS } from '#shared/limits.ts';
import { temporaryFolder } from '../../support/folder.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = new Date('2026-11-20T12:00:00.000Z');

describe('names', () => {
  test('sort by time and read back', () => {
    const name = backupName(new Date('2026-11-20T10:15:00.123Z'), 'before-import');
    expect(name).toBe('20261120T101500123Z-before-import');
    expect(parseBackupId(`w1/${name}`)).toEqual({
      workspaceId: 'w1',
      name,
      createdAt: '2026-11-20T10:15:00.123Z',
      reason: 'before-import',
    });
  });

  test.each([
    '',
    'w1',
    'w1/',
    '/20261120T101500123Z-daily',
    '../w1/20261120T101500123Z-daily',
    '../20261120T101500123Z-daily',
    '..%2f/20261120T101500123Z-daily',
    'w1/../20261120T101500123Z-daily',
    'w1/20261120T101500123Z-daily/x',
    'w1\\x/20261120T101500123Z-daily',
    'w1/20261120T101500123Z-daily.slipway',
    'w1/20261120T101500123Z-other',
    'w1/20269999T101500123Z-daily',
    'w1\0/20261120T101500123Z-daily',
  ])('%j is no backup of ours', (id) => {
    expect(() => parseBackupId(id)).toThrow('forbiddenPath');
  });

  test('a workspace’s id is a plain name', () => {
    expect(isWorkspaceId('01JD2Z-a_b')).toBe(true);
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (isWorkspaceId(text)) expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      }),
    );
  });
});

const entry = (hoursAgo: number, records: number | null = 100): RotationEntry => ({
  id: `h${hoursAgo}`,
  createdAt: new Date(NOW.getTime() - hoursAgo * HOUR_MS).toISOString(),
  records,
});
const rotate = (entries: RotationEntry[], newest: RotationEntry, most = 3) =>
  rotatedOut(entries, newest, { most, now: NOW });

describe('rotation', () => {
  test('keeps the newest, and the newest of each day for two weeks', () => {
    // Every six hours for twenty days, newest now.
    const entries = Array.from({ length: 79 }, (_, index) => entry((index + 1) * 6));
    const newest = entry(0);
    const gone = new Set(rotate(entries, newest));
    const kept = [newest, ...entries].filter((one) => !gone.has(one.id));
    expect(kept.slice(0, 3).map((one) => one.id)).toEqual(['h0', 'h6', 'h12']);
    const days = kept.slice(3).map((one) => one.createdAt.slice(0, 10));
    expect(days).toHaveLength(new Set(days).size);
    for (const one of kept.slice(3)) {
      expect(NOW.getTime() - Date.parse(one.createdAt)).toBeLessThanOrEqual(DAYS_KEPT * DAY_MS);
    }
    expect(kept.length).toBe(17);
  });

  test('a nearly empty newest pushes no full one out, only nearly empty ones', () => {
    const full = Array.from({ length: 40 }, (_, index) => entry(2000 + index, 1000));
    const empty = Array.from({ length: 10 }, (_, index) => entry(1000 + index, 3));
    const gone = rotate([...full, ...empty], entry(0, 2));
    expect(gone.every((id) => empty.some((one) => one.id === id))).toBe(true);
    expect(gone.length).toBe(8);
  });

  test('one whose account is lost is never rotated out', () => {
    expect(rotate([entry(5000, null), entry(5001), entry(5002), entry(5003)], entry(0))).not.toContain('h5000');
  });

  test('the fullest stays for as long as what comes is nearly empty', () => {
    const count = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9000 }),
        fc.array(count, { minLength: 1, maxLength: 60 }),
        (fullest, later) => {
          let kept: RotationEntry[] = [entry(10_000, fullest)];
          later.forEach((records, index) => {
            const newest = { ...entry(9000 - index * 30, records), id: `n${index}` };
            const gone = new Set(rotatedOut(kept, newest, { most: 3, now: new Date(newest.createdAt) }));
            kept = [...kept.filter((one) => !gone.has(one.id)), newest];
          });
          expect(kept.some((one) => one.id === 'h10000')).toBe(true);
          expect(kept.length).toBeLessThan(3 + DAYS_KEPT + 3);
        },
      ),
    );
  });

  test('nearly empty is less than a tenth of the fullest', () => {
    expect(isNearlyEmpty(99, [entry(1, 1000), entry(2, 5)])).toBe(true);
    expect(isNearlyEmpty(100, [entry(1, 1000)])).toBe(false);
    expect(isNearlyEmpty(0, [])).toBe(false);
  });
});

describe('the store', () => {
  function store() {
    const folder = temporaryFolder();
    let now = NOW.getTime();
    const backups = new BackupStore(folder, () => new Date(now));
    const write = async (records: number, workspaceId = 'w1') =>
      backups.write({
        workspaceId,
        workspaceName: 'Board plan',
        records,
        reason: 'daily',
        bytes: new TextEncoder().encode(`${records} records`),
      });
    return { folder, backups, write, tick: (ms: number) => (now += ms) };
  }

  test('writes, lists newest first and reads back', async () => {
    const { backups, write, tick } = store();
    await write(10);
    tick(DAY_MS);
    const { kept, backup } = await write(12);
    expect(kept).toBe(true);
    await write(1, 'w2');
    expect((await backups.list('w1')).map((one) => one.records)).toEqual([12, 10]);
    expect(await backups.list(null)).toHaveLength(3);
    expect(new TextDecoder().decode(await backups.read(backup?.id ?? ''))).toBe('12 records');
  });

  test('says when a nearly empty workspace came, and keeps the full ones', async () => {
    const { backups, write, tick } = store();
    const full = await write(1000);
    for (let day = 0; day < LIMITS.backupsKept + DAYS_KEPT + 10; day += 1) {
      tick(DAY_MS);
      expect((await write(3)).kept).toBe(false);
    }
    const all = await backups.list('w1');
    expect(all.map((one) => one.id)).toContain(full.backup?.id);
    expect(all.length).toBeLessThanOrEqual(LIMITS.backupsKept + DAYS_KEPT + 1);
  });

  test('gives two within one millisecond their own names', async () => {
    const { backups, write } = store();
    await Promise.all([write(1), write(2), write(3)]);
    expect(new Set((await backups.list('w1')).map((one) => one.id)).size).toBe(3);
  });

  test('lists a backup whose account is lost, and reads it', async () => {
    const { folder, backups, write } = store();
    const { backup } = await write(10);
    rmSync(join(folder, `${backup?.id ?? ''}.json`));
    expect(await backups.list('w1')).toMatchObject([{ id: backup?.id, records: 0, workspaceName: '' }]);
    expect((await backups.read(backup?.id ?? '')).length).toBeGreaterThan(0);
  });

  test('sees only its own files', async () => {
    const { folder, backups } = store();
    mkdirSync(join(folder, 'w1'));
    mkdirSync(join(folder, 'not a workspace'));
    writeFileSync(join(folder, 'w1', 'notes.txt'), 'x');
    writeFileSync(join(folder, 'w1', 'x.slipway'), 'x');
    expect(await backups.list(null)).toEqual([]);
  });

  test('refuses a workspace’s id that leads elsewhere, and writes nothing', async () => {
    const { folder, backups, write } = store();
    await expect(write(1, '../w1')).rejects.toMatchObject({ code: 'forbiddenPath' });
    await expect(backups.list('..')).rejects.toMatchObject({ code: 'forbiddenPath' });
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(folder, '../w1'))).toBe(false);
  });
});
