import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KindMapping, type SyncTable } from '#shared/model/connection.ts';
import { codecOf } from '#shared/sync/mapping.ts';
import { localTable } from '#shared/sync/local/index.ts';
import { RemoteField, SystemKind } from '#shared/sync/remote.ts';
import {
  codecFor,
  directionsOf,
  fieldFor,
  mappingProblems,
  settleRows,
  withField,
  withRow,
  writtenAs,
} from '#shared/sync/mapping-edit.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import { previewOf } from '#shared/sync/preview.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';

const nobody = { here: new Map<string, string>(), there: new Map<string, string>() };
const context = { people: nobody, records: () => nobody };
const remote = (type: RemoteField['type'], fields: Partial<RemoteField> = {}) =>
  RemoteField.parse({ id: 'customfield_1', name: 'Own field', type, writable: true, ...fields });

function groundOf(system: SystemKind, table: SyncTable) {
  const hints = { zone: 'Europe/Berlin', statuses: [] };
  const pairing = SYSTEMS[system].pairings.find((one) => one.table === table);
  if (pairing === undefined) throw new Error(`no ${table} in ${system}`);
  return { ...hints, system, table, suggested: pairing.defaults(hints) };
}

describe('a table of statuses', () => {
  const raw = fc.constantFrom('1', '2', '3', '4', '5');
  const local = fc.constantFrom('open', 'work', 'done');
  const rows = fc.uniqueArray(fc.record({ raw, local, out: fc.boolean() }), { selector: (row) => row.raw });

  const isSettled = (table: ReturnType<typeof settleRows>) => {
    for (const one of new Set(table.map((row) => row.local))) {
      expect(table.filter((row) => row.local === one && row.out)).toHaveLength(1);
    }
  };

  it('always says of each of ours as which one of theirs it is written, whatever was edited', () => {
    fc.assert(
      fc.property(rows, raw, fc.option(local), raw, (before, word, ours, written) => {
        isSettled(settleRows(before));
        const edited = withRow(before, word, ours);
        isSettled(edited);
        expect(edited.find((row) => row.raw === word)?.local ?? null).toBe(ours);
        const marked = writtenAs(edited, written);
        isSettled(marked);
        const row = marked.find((one) => one.raw === written);
        expect(row?.out ?? true).toBe(true);
      }),
    );
  });
});

describe('a field there', () => {
  it('is read as a field here by a codec that reads its values, and not at all where none would', () => {
    const items = groundOf('jira', 'work-items');
    const read = (field: string, type: RemoteField['type'], raw: Raw) => {
      const codec = codecFor(items, field, remote(type));
      if (codec === null) return 'no';
      const value = codecOf(codec, context).read(raw);
      return value.ok ? value.value : value.why;
    };
    expect(read('estimate', 'number', 5)).toBe(5);
    expect(read('dueDate', 'date', '2026-12-03')).toBe('2026-12-03');
    expect(read('notes', 'richText', { type: 'doc', version: 1, content: [] })).toBe('');
    expect(read('labels', 'list', ['b', 'a'])).toEqual(['a', 'b']);
    expect(read('dueDate', 'person', null)).toBe('no');
    expect(read('priority', 'option', { id: '1', name: 'High' })).toBe('no');
  });

  it('goes as it is suggested where it is the suggested one, else in, and never out where it is only read', () => {
    const items = groundOf('redmine', 'work-items');
    const estimate = items.suggested.fields.find(({ field }) => field === 'estimate');
    expect(fieldFor(items, 'estimate', remote('number', { id: 'estimated_hours' }), undefined)).toEqual(estimate);
    expect(fieldFor(items, 'estimate', remote('number'), undefined)).toMatchObject({ direction: 'in' });
    expect(fieldFor(items, 'estimate', remote('number'), estimate)).toMatchObject({ direction: 'both' });
    const readOnly = remote('number', { writable: false });
    expect(fieldFor(items, 'estimate', readOnly, estimate)).toMatchObject({ direction: 'in' });
    expect(directionsOf(readOnly)).toEqual(['in', 'off']);
  });

  it('makes a mapping that can be kept, whatever goes with whatever', () => {
    for (const system of SystemKind.options) {
      for (const { table } of SYSTEMS[system].pairings) {
        const ground = groundOf(system, table);
        for (const type of RemoteField.shape.type.options) {
          for (const field of localTable(table).fields) {
            const mapped = fieldFor(ground, field, remote(type), undefined);
            if (mapped === null) continue;
            const next = withField(ground.suggested, field, mapped);
            expect(KindMapping.parse(next)).toEqual(next);
          }
        }
      }
    }
  });
});

describe('what is wrong with a mapping', () => {
  const { suggested } = groundOf('jira', 'work-items');

  it('is nothing as it is suggested', () => {
    for (const system of SystemKind.options) {
      for (const { table } of SYSTEMS[system].pairings) {
        expect(mappingProblems(groundOf(system, table).suggested)).toEqual([]);
      }
    }
  });

  it('is a status that does not come in where records are made of what comes in', () => {
    const without = withField(suggested, 'statusId', null);
    expect(mappingProblems(without)).toEqual([{ code: 'needed', field: 'statusId' }]);
    expect(mappingProblems({ ...without, arrivals: 'suggest' })).toEqual([]);
  });

  it('is two fields that would be written into one', () => {
    const both = { direction: 'both', forwards: 'ask', codec: { type: 'text', limit: null } } as const;
    const next = [
      { field: 'title', remote: 'summary', ...both },
      { field: 'notes', remote: 'summary', ...both },
    ].reduce((mapping, field) => withField(mapping, field.field, field), suggested);
    expect(mappingProblems(next)).toEqual([{ code: 'twice', field: 'notes' }]);
  });
});

describe('a preview', () => {
  const { suggested } = groundOf('jira', 'work-items');
  const of = (field: string, raw: Parameters<typeof previewOf>[1]) => {
    const mapping = suggested.fields.find((one) => one.field === field);
    if (mapping === undefined) throw new Error(field);
    return previewOf(mapping, raw, context);
  };

  it('says what is read, what has no word here, who is new and what is not linked', () => {
    expect(of('title', 'Pay')).toEqual({ code: 'read', value: 'Pay' });
    expect(of('statusId', { id: '7', name: 'Blocked' })).toEqual({ code: 'unread', why: 'noEntry' });
    expect(of('assigneeId', { id: 'a1', name: 'Ana' })).toEqual({ code: 'stranger', name: 'Ana' });
    expect(of('assigneeId', null)).toEqual({ code: 'read', value: null });
    expect(of('releaseIds', [{ id: '1' }, { id: '2' }])).toEqual({ code: 'unlinked', value: [], count: 2 });
    expect(of('dueDate', undefined)).toEqual({ code: 'absent' });
  });
});
