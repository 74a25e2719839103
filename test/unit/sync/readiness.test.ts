import { describe, expect, it } from 'vitest';
import { Connection } from '#shared/model/connection.ts';
import { readinessOf } from '#shared/sync/readiness.ts';

const connection = (fields: object = {}) =>
  Connection.parse({
    id: 'c1',
    name: 'Payments',
    system: 'jira',
    address: 'https://acme.atlassian.net/',
    scope: {},
    kinds: [],
    createdAt: '2026-11-20T12:00:00Z',
    ...fields,
  });
const held = (origin: string, locked = false) => ({ locked, secrets: [{ connectionId: 'c1', origin }] });

describe('what a connection needs before it can run', () => {
  it('is nothing where its secret is there for just its place', () => {
    expect(readinessOf(connection(), held('https://acme.atlassian.net'))).toBe('ready');
  });

  it('is a secret of its own, not that of another one', () => {
    expect(readinessOf(connection(), { locked: false, secrets: [] })).toBe('noSecret');
    expect(readinessOf(connection({ id: 'c2' }), held('https://acme.atlassian.net'))).toBe('noSecret');
  });

  it.each(['https://acme.example', 'https://acme.atlassian.net:8443', 'http://acme.atlassian.net', 'no address'])(
    'is a secret for where it stands now: %s',
    (address) => {
      expect(readinessOf(connection({ address }), held('https://acme.atlassian.net'))).toBe('otherOrigin');
    },
  );

  it('is the passphrase where the vault is locked, and first of all to be no longer paused', () => {
    const locked = held('https://acme.atlassian.net', true);
    expect(readinessOf(connection(), locked)).toBe('locked');
    expect(readinessOf(connection({ paused: true }), locked)).toBe('paused');
  });
});
