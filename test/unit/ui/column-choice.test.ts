import { describe, expect, it } from 'vitest';
import { withColumnToggled } from '#renderer/ui/records/column-choice.ts';

describe('columns a person chooses', () => {
  const order = ['key', 'name', 'type'];
  it('stand in the order of the list, added fields after them', () => {
    expect(withColumnToggled(['key', 'type'], 'name', order)).toEqual(order);
    expect(withColumnToggled(['custom:a', 'key'], 'type', order)).toEqual(['key', 'type', 'custom:a']);
  });
  it('go when they are unticked', () => {
    expect(withColumnToggled(['key', 'custom:a'], 'custom:a', order)).toEqual(['key']);
  });
});
