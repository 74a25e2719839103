import { describe, expect, it } from 'vitest';
import { ownAddress, rawText } from '#shared/sync/raw-text.ts';

describe('the remote’s own words', () => {
  it.each([
    ['In Review', 'In Review'],
    [{ id: '3', name: 'In Review' }, 'In Review'],
    [[{ id: '1', name: 'V1' }, { id: '2' }], 'V1, 2'],
    [
      { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '<b>bold</b>' }] }] },
      '<b>bold</b>',
    ],
    [null, ''],
    [undefined, ''],
    [{ odd: { deep: true } }, '{"odd":{"deep":true}}'],
    ['x'.repeat(400), `${'x'.repeat(300)}…`],
    [[{ id: '1', name: 'One' }, 'two', null], 'One, two'],
  ])('of %j are %j', (raw, text) => {
    expect(rawText(raw)).toBe(text);
  });
});

describe('an address', () => {
  const own = 'https://acme.example/jira';
  it.each([
    ['https://acme.example/browse/PAY-1', 'https://acme.example/browse/PAY-1'],
    ['https://evil.example/browse/PAY-1', null],
    ['http://acme.example/browse/PAY-1', null],
    ['https://mia:secret@acme.example/browse/PAY-1', null],
    ['https://acme.example.evil.example/', null],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['', null],
  ])('%s leads to %s', (url, leads) => {
    expect(ownAddress(url, own)).toBe(leads);
  });
});
