import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeList, mergeLists } from '#shared/planning/merge-list.ts';

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

  it('does so for a list within a record within the record', () => {
    const of = (reason: string, ...lines: object[]) => ({ inner: { reason, lines }, when: { first: '1', last: '2' } });
    const before = of('', line('a'));
    const stored = of('typed', line('a', { owner: 'ann' }));
    expect(mergeLists(before, { inner: of('', line('a', { text: 'x' }), line('b')).inner }, stored)).toEqual({
      inner: { reason: 'typed', lines: [line('a', { text: 'x', owner: 'ann' }), line('b')] },
    });
    // What holds no lines is one value.
    expect(mergeLists(before, { when: { first: '1', last: '3' } }, { when: { first: '2', last: '2' } })).toEqual({
      when: { first: '1', last: '3' },
    });
  });
});
