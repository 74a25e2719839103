import { expect, test, vi } from 'vitest';
import { createText, type Text } from '#shared/text/index.ts';
import { remembered } from '#shared/text/remembered.ts';

test('a sentence without values is looked up once; one with values says them every time', () => {
  const { t } = createText('en');
  const asked = vi.fn((key: string, values?: Record<string, unknown>) =>
    (t as unknown as (key: string, values?: Record<string, unknown>) => string)(key, values),
  );
  const text = remembered(asked as unknown as Text);
  expect([text('pack:yes'), text('pack:no'), text('pack:yes')]).toEqual([t('pack:yes'), t('pack:no'), t('pack:yes')]);
  expect(asked).toHaveBeenCalledTimes(2);
  for (const label of ['CHG-1', 'CHG-2'])
    expect(text('pack:continued', { label })).toBe(t('pack:continued', { label }));
});
