import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupportItem } from '#shared/model/support.ts';
import { itemsOf, movedItem, putItem } from '#shared/planning/support/progress.ts';
import { item } from '../../support/any-support.ts';

const lines = (count: number, orders: readonly number[] = []): SupportItem[] =>
  Array.from({ length: count }, (_, at) => item({ id: `l${at}`, text: `${at}`, order: orders[at] ?? at }));

function after(all: readonly SupportItem[], shown: readonly string[], id: string, by: -1 | 1): string {
  const changes = movedItem(all, shown, id, by);
  const orders = new Map(
    changes.flatMap((change) =>
      change.op === 'patch'
        ? [[change.id, { order: Number((change.fields as { order?: number }).order) }] as const]
        : [],
    ),
  );
  return itemsOf(
    all.map((line) => ({ ...line, ...orders.get(line.id) })),
    'D',
  )
    .map(({ text }) => text)
    .join('');
}

describe('a line of the checklist', () => {
  it('goes a place up or down, also among lines that share a number', () => {
    const all = itemsOf(lines(4, [0, 0, 0, 0]), 'D');
    const ids = all.map(({ id }) => id);
    expect(after(all, ids, 'l2', -1)).toBe('0213');
    expect(after(all, ids, 'l2', 1)).toBe('0132');
    expect(movedItem(all, ids, 'l0', -1)).toEqual([]);
    expect(movedItem(all, ids, 'l3', 1)).toEqual([]);
  });

  it('passes what is not shown', () => {
    expect(after(lines(5), ['l0', 'l3', 'l4'], 'l3', -1)).toBe('30124');
    expect(after(lines(5), ['l0', 'l3', 'l4'], 'l0', 1)).toBe('12304');
  });

  it('is put before or after any other, and nothing changes where it stands already', () => {
    const all = lines(5);
    const put = (id: string, to: string, side: 'before' | 'after') =>
      itemsOf(
        all.map((line) => {
          const change = putItem(all, id, { id: to, side }).find((one) => one.op === 'patch' && one.id === line.id);
          return change?.op === 'patch' ? { ...line, ...(change.fields as Partial<SupportItem>) } : line;
        }),
        'D',
      )
        .map(({ text }) => text)
        .join('');
    expect(put('l0', 'l3', 'after')).toBe('12304');
    expect(put('l0', 'l3', 'before')).toBe('12034');
    expect(put('l4', 'l0', 'before')).toBe('40123');
    expect(putItem(all, 'l2', { id: 'l1', side: 'after' })).toEqual([]);
    expect(putItem(all, 'l2', { id: 'l2', side: 'after' })).toEqual([]);
    expect(putItem(all, 'l2', { id: 'gone', side: 'after' })).toEqual([]);
  });

  it('comes back by the way it went, and no line is lost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(7), fc.array(fc.nat(3)), (count, at, orders) => {
        const all = itemsOf(lines(count, orders), 'D');
        const ids = all.map(({ id }) => id);
        const id = ids[at % (count - 1)] ?? '';
        const there = after(all, ids, id, 1);
        expect([...there].toSorted()).toEqual(all.map(({ text }) => text).toSorted());
        expect(there.indexOf(id.slice(1))).toBe(ids.indexOf(id) + 1);
      }),
    );
  });
});
