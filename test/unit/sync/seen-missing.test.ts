import { describe, expect, test } from 'vitest';
import { SyncLink } from '#shared/model/sync-link.ts';
import { isSeenMissing } from '#shared/sync/seen-missing.ts';

const link = (fields: Partial<SyncLink>): SyncLink =>
  SyncLink.parse({
    id: 'l',
    connectionId: 'c',
    instance: 'jira:https://acme.example',
    kind: 'version',
    table: 'releases',
    recordId: 'r',
    state: 'gone',
    stateSince: '2026-11-20T10:00:00Z',
    ...fields,
  });

describe('what is missing there and was seen', () => {
  test('nothing is seen before somebody says so', () => {
    expect(isSeenMissing(link({}))).toBe(false);
    expect(isSeenMissing(link({ seenSince: '2026-11-20T10:00:00Z' }))).toBe(true);
  });

  test('one that changed its state since asks again', () => {
    const seen = link({ seenSince: '2026-11-20T10:00:00Z' });
    expect(isSeenMissing({ ...seen, state: 'forbidden', stateSince: '2026-11-21T10:00:00Z' })).toBe(false);
  });

  test('one that is back is not missing', () => {
    expect(isSeenMissing(link({ state: 'linked', seenSince: '2026-11-20T10:00:00Z' }))).toBe(false);
  });
});
