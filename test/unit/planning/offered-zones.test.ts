import { expect, test } from 'vitest';
import { offeredZones } from '#shared/planning/offered-zones.ts';
import { isKnownZone } from '#shared/planning/zones.ts';

test('zones are offered under the names people look for, each known and once', () => {
  const names = offeredZones();
  expect(names).toEqual(expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires']));
  expect(names).not.toContain('Asia/Calcutta');
  expect(names[0]).toBe('UTC');
  expect(names.filter((name) => !isKnownZone(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
});
