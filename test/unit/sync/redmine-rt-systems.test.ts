import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KindMapping } from '#shared/model/connection.ts';
import { statuses } from '#shared/model/defaults/statuses.ts';
import { levelsCodec } from '#shared/sync/codecs/plain.ts';
import { codecOf, type MappingContext } from '#shared/sync/mapping.ts';
import { RemoteField } from '#shared/sync/remote.ts';
import { redmineSystem } from '#shared/sync/systems/redmine.ts';
import { requestTrackerSystem } from '#shared/sync/systems/rt.ts';
import type { MappingHints, SystemDescription } from '#shared/sync/systems/system.ts';
import { createText } from '#shared/text/index.ts';

const nobody = { here: new Map<string, string>(), there: new Map<string, string>() };
const context: MappingContext = { people: nobody, records: () => nobody };
const hints: MappingHints = {
  zone: 'Europe/Berlin',
  statuses: statuses(createText('en').t),
  fields: [
    RemoteField.parse({
      id: 'status',
      name: 'Status',
      type: 'option',
      writable: true,
      options: [
        { id: '1', name: 'New', category: 'planned' },
        { id: '2', name: 'In Progress', category: 'inProgress' },
        { id: '3', name: 'Resolved', category: 'inProgress' },
        { id: '5', name: 'Closed', category: 'done' },
      ],
    }),
  ],
};

const codec = (system: SystemDescription, table: string, field: string) => {
  const mapping = system.pairings.find((pairing) => pairing.table === table)?.defaults(hints);
  const spec = mapping?.fields.find((one) => one.field === field)?.codec;
  if (spec === undefined) throw new Error(`${table} ${field}`);
  return codecOf(spec, context);
};

describe('a new connection', () => {
  test.each([redmineSystem, requestTrackerSystem])('has mappings that can be kept and made rules of', (system) => {
    for (const { defaults } of system.pairings) {
      expect(KindMapping.parse(defaults(hints))).toEqual(defaults(hints));
      for (const { codec: spec } of defaults(hints).fields) expect(codecOf(spec, context)).toBeDefined();
    }
  });

  test('to Redmine reads its statuses, and writes ours as the first of theirs in the same place', () => {
    const status = codec(redmineSystem, 'work-items', 'statusId');
    expect(['1', '2', '3', '5'].map((id) => status.read({ id, name: '' }))).toEqual(
      ['work-to-do', 'work-in-progress', 'work-in-progress', 'work-done'].map((value) => ({ ok: true, value })),
    );
    expect(status.write('work-in-progress', { id: '1' })).toEqual({ ok: true, value: { id: '2' } });
    // The one that stands there says it already.
    expect(status.write('work-in-progress', { id: '3' })).toEqual({ ok: true, value: { id: '3' } });
  });

  test('to Request Tracker reads its statuses as stages of a change, and says so of a stage that has no word there', () => {
    const status = codec(requestTrackerSystem, 'changes', 'statusId');
    const read = ['new', 'open', 'stalled', 'resolved', 'rejected'].map((raw) => status.read(raw));
    expect(read).toEqual(
      ['chg-new', 'chg-implement', 'chg-implement', 'chg-closed', 'chg-canceled'].map((value) => ({ ok: true, value })),
    );
    expect(status.write('chg-implement', 'new')).toEqual({ ok: true, value: 'open' });
    expect(status.write('chg-assess', 'new')).toEqual({ ok: false, why: 'noEntry' });
  });

  test('to Request Tracker takes 1970 for no time, and times to the second', () => {
    const start = codec(requestTrackerSystem, 'changes', 'start');
    expect(start.read('1970-01-01T00:00:00Z')).toEqual({ ok: true, value: null });
    expect(start.write(null, '2026-12-01T10:00:01Z')).toEqual({ ok: true, value: '1970-01-01T00:00:00Z' });
    const read = start.read('2026-12-01T10:00:01Z');
    expect(read).toMatchObject({ ok: true, value: { utc: '2026-12-01T10:00:01Z' } });
    expect(start.write(read.ok ? read.value : null, null)).toEqual({ ok: true, value: '2026-12-01T10:00:01Z' });
    expect(codec(requestTrackerSystem, 'incidents', 'resolvedAt').read('1970-01-01T00:00:00Z')).toEqual({
      ok: true,
      value: null,
    });
  });
});

describe('levels', () => {
  const levels = levelsCodec({ from: [75, 50, 25] });

  test('are told by the least number of each', () => {
    expect([100, 75, 74, 50, '30', 0, -5].map((raw) => levels.read(raw))).toEqual(
      [1, 1, 2, 2, 3, 4, 4].map((value) => ({ ok: true, value })),
    );
    expect(levels.read('high')).toEqual({ ok: false, why: 'wrongType' });
    expect([0, 5, 1.5, null].map((local) => levels.write(local, 0).ok)).toEqual([false, false, false, false]);
  });

  test('what is written of what was read stays what it is, and every level is read as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 200 }), fc.integer({ min: 1, max: 4 }), (raw, level) => {
        const read = levels.read(raw);
        expect(levels.write(read.ok ? read.value : null, raw)).toEqual({ ok: true, value: raw });
        const written = levels.write(level, raw);
        expect(written.ok ? levels.read(written.value) : null).toEqual({ ok: true, value: level });
      }),
    );
  });
});
