import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quickClone } from '../../support/quick-clone.ts';

it('copies as the engine does: the same values, and nothing shared', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true });
  fc.assert(
    fc.property(anything, (value) => {
      expect(quickClone(value)).toEqual(structuredCloneOf(value));
    }),
  );
  const inner = { list: [{ at: 1 }] };
  const made = quickClone({ inner });
  inner.list.push({ at: 2 });
  expect(made).toEqual({ inner: { list: [{ at: 1 }] } });
});

it.each([[() => 1], [{ deep: [() => 1] }], [{ here: Symbol('s') }]])('refuses what can’t be stored', (value) => {
  expect(() => quickClone(value)).toThrow(expect.objectContaining({ name: 'DataCloneError' }));
});

/** The engine’s own, through a message: the global one is replaced in these tests. */
function structuredCloneOf<T>(value: T): T {
  return deserialize(serialize(value)) as T;
}
