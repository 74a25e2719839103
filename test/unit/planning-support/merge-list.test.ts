import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeList } from '#shared/planning/merge-list.ts';

const line = (id: string, fields: object = {}) => ({ id, text: '', owner: '', ...fields });
const anyList = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.string(), owner: fc.string() }),
  { selector: ({ id }) => id },
);

describe('a list changed while it changed', () => {
  it('is what the person made of it where nobody else did anything', () => {
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        expect(mergeList(before, after, before)).toEqual(after);
      }),
    );
  });

  it('is what is stored where the person did nothing', () => {
    const inOrder = (list: readonly { readonly id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(anyList, anyList, (before, stored) => {
        expect(inOrder(mergeList(before, before, stored))).toEqual(inOrder(stored));
      }),
    );
  });

  it('keeps two fields of a line, and two lines, that were changed one right after the other', () => {
    const before = [line('a'), line('b')];
    const stored = [line('a', { owner: 'ann' }), line('b'), line('c')];
    const after = [line('a', { text: 'x' }), line('b', { text: 'y' })];
    expect(mergeList(before, after, stored)).toEqual([
      line('a', { text: 'x', owner: 'ann' }),
      line('b', { text: 'y' }),
      line('c'),
    ]);
  });
});
