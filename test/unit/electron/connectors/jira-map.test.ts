import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueRecord, labelOf, refusalOf, versionRecord } from '#electron/connectors/jira/map.ts';
import { issueBody } from '#electron/connectors/jira/write-body.ts';

/* Shapes as in Atlassian's own examples of REST v3. */

const ORIGIN = 'https://acme.atlassian.net';
const KEY = '0198c1d2-7a10-7cde-9f10-0a1b2c3d4e5f';
const issue = (fields: object) => ({ id: '10002', key: 'PAY-1', self: `${ORIGIN}/rest/api/3/issue/10002`, fields });

describe('an issue of Jira', () => {
  it('becomes a record whose values say what they stand for, and no more', () => {
    const record = issueRecord(
      issue({
        summary: 'Instant payments',
        status: { self: 'x', id: '3', name: 'In Progress', statusCategory: { id: 4, key: 'indeterminate' } },
        assignee: { accountId: '5b10a2844c20165700ede21g', displayName: 'Mia Krystof', active: true },
        fixVersions: [{ id: '10000', name: '26.4', released: false }],
        issuelinks: [
          {
            id: '10001',
            type: { id: '10000', name: 'Dependent', inward: 'depends on', outward: 'is depended by' },
            outwardIssue: { id: '10004', key: 'PAY-2', fields: {} },
          },
        ],
        labels: ['bank', labelOf(KEY)],
        description: { type: 'doc', version: 1, content: [] },
        duedate: null,
        updated: '2026-03-01T10:00:00.000+0100',
      }),
      ORIGIN,
      ['summary', 'status', 'status.name', 'assignee', 'fixVersions', 'issuelinks', 'labels', 'description', 'duedate'],
    );
    expect(record).toMatchObject({
      kind: 'issue',
      id: '10002',
      key: 'PAY-1',
      url: 'https://acme.atlassian.net/browse/PAY-1',
      updatedAt: '2026-03-01T09:00:00Z',
      clientKey: KEY,
      fields: {
        summary: 'Instant payments',
        status: { id: '3', name: 'In Progress' },
        'status.name': 'In Progress',
        assignee: { id: '5b10a2844c20165700ede21g', name: 'Mia Krystof' },
        fixVersions: [{ id: '10000', name: '26.4' }],
        issuelinks: ['is depended by PAY-2'],
        labels: ['bank'],
        description: { type: 'doc', version: 1, content: [] },
        duedate: null,
      },
    });
  });

  it('is set aside where it is none, and a hostile one leads nowhere else', () => {
    expect(issueRecord({ key: 'PAY-1' }, ORIGIN, [])).toBeNull();
    expect(issueRecord('PAY-1', ORIGIN, [])).toBeNull();
    const fields = { updated: '2026-03-01T10:00:00.000+0100' };
    const hostile = issueRecord({ id: '1', key: '../../evil?x=<script>', fields }, ORIGIN, []);
    expect(new URL(hostile?.url ?? '').origin).toBe(ORIGIN);
    expect(hostile?.url).not.toContain('<');
    fc.assert(fc.property(fc.json(), (json) => void issueRecord(JSON.parse(json), ORIGIN, ['summary'])));
  });

  it('is written without its status, which goes by a transition', () => {
    const person = (accountId: string) => ({ accountId });
    const asked = { summary: 'New', status: { id: '3' }, assignee: { id: 'a1' }, timeoriginalestimate: 5_400 };
    expect(issueBody(asked, { clientKey: null, person }).fields).toEqual({
      summary: 'New',
      assignee: { accountId: 'a1' },
      timetracking: { originalEstimate: '90m' },
    });
  });

  it('is refused in Jira’s own words, field by field', () => {
    expect(refusalOf({ errorMessages: [], errors: { fixVersions: 'Version is archived.' } })).toEqual({
      fixVersions: 'Version is archived.',
    });
    expect(refusalOf({ errorMessages: ['You cannot edit this.'], errors: {} })).toEqual({
      '': 'You cannot edit this.',
    });
    expect(refusalOf('<html>')).toEqual({ '': '' });
  });
});

describe('a version of Jira', () => {
  it('becomes a record with its dates; what it lacks is none', () => {
    const version = { id: '10000', name: '26.4', releaseDate: '2026-12-03', released: false, overdue: true };
    expect(versionRecord(version, ORIGIN, 'PAY')).toMatchObject({
      kind: 'version',
      id: '10000',
      key: '26.4',
      updatedAt: null,
      fields: { name: '26.4', startDate: null, releaseDate: '2026-12-03', released: false, archived: false },
    });
    expect(versionRecord({ id: 10_000 }, ORIGIN, 'PAY')).toBeNull();
  });
});
