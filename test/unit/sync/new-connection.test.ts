import { describe, expect, it } from 'vitest';
import { Status } from '#shared/model/configuration.ts';
import { SystemKind } from '#shared/sync/remote.ts';
import { choicesOf, newConnection, type NewConnection } from '#shared/sync/new-connection.ts';

const said = (fields: Partial<NewConnection> = {}) =>
  newConnection({
    id: 'c1',
    name: ' Payments ',
    system: 'jira',
    address: ' https://acme.atlassian.net ',
    signIn: { type: 'basic', account: ' mia@acme.example ' },
    scope: { project: 'PAY' },
    createdAt: '2026-11-20T12:00:00Z',
    zone: 'Europe/Berlin',
    statuses: [
      Status.parse({
        id: 'open',
        appliesTo: 'work-items',
        name: 'Open',
        category: 'planned',
        transitions: [],
        order: 1,
      }),
    ],
    ...fields,
  });

describe('a new connection', () => {
  it('keeps what was said without the blanks around it, is not paused and runs every quarter of an hour', () => {
    expect(said()).toMatchObject({
      name: 'Payments',
      address: 'https://acme.atlassian.net',
      signIn: { type: 'basic', account: 'mia@acme.example' },
      scope: { project: 'PAY', jql: '', queue: '' },
      paused: false,
      everyMinutes: 15,
    });
  });

  it('has one counterpart here for each kind there, whatever the system', () => {
    for (const system of SystemKind.options) {
      const kinds = said({ system }).kinds.map(({ remote }) => remote);
      expect(kinds.length).toBeGreaterThan(0);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
  });

  it('is about changes or about incidents where the system leaves it open, and about nothing else', () => {
    expect(choicesOf('rt')).toEqual(['changes', 'incidents']);
    expect(choicesOf('jira')).toEqual([]);
    const about = (table?: 'changes' | 'incidents') =>
      said({ system: 'rt', ...(table === undefined ? {} : { about: table }) }).kinds.map((kind) => kind.table);
    expect([about(), about('changes'), about('incidents')]).toEqual([['changes'], ['changes'], ['incidents']]);
  });

  it('has the words of the system in its status table once they are known', () => {
    const rows = (fields: NewConnection['fields']) => {
      const codec = said(fields === undefined ? {} : { fields })
        .kinds.flatMap((kind) => kind.fields)
        .find(({ field }) => field === 'statusId')?.codec;
      return codec?.type === 'table' ? codec.rows : null;
    };
    expect(rows(undefined)).toEqual([]);
    const options = [{ id: '1', name: 'To Do', category: 'planned' as const }];
    expect(rows({ issue: [{ id: 'status', name: 'Status', type: 'option', options, writable: true }] })).toEqual([
      { raw: '1', local: 'open', out: true },
    ]);
  });

  it.each(['acme.atlassian.net', 'http://acme.atlassian.net', 'https://mia:secret@acme.atlassian.net'])(
    'is refused where nothing would be sent to: %s',
    (address) => {
      expect(() => said({ address })).toThrow(expect.objectContaining({ code: 'remoteAddress' }));
    },
  );
});
