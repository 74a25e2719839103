import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedQuery, labelQuery, scopeQuery, sinceOf } from '#electron/connectors/jira/query.ts';
import { SlipwayError } from '#shared/errors.ts';
import { parseJql } from '../../../servers/jira/jql.ts';
import { JiraModel } from '../../../servers/jira/model.ts';

const model = new JiraModel({ flavour: 'cloud', now: () => 1_000 });
const [pay, ops] = [model.addProject('PAY'), model.addProject('OPS')];
for (const project of [pay, ops]) {
  for (const label of ['bank', 'a) OR (b', 'order by']) model.addIssue(project.id, { summary: label, labels: [label] });
}

/** Queries as people write and mistype them. */
const fragments = fc.array(
  fc.constantFrom(
    'labels = bank',
    'project = OPS',
    'status = "To Do"',
    "summary ~ 'order by'",
    'labels = "a) OR (b"',
    'labels in (bank, x)',
    ' AND ',
    ' OR ',
    ' NOT ',
    '(',
    ')',
    '"',
    "'",
    '\\',
    ' ORDER BY key',
    ' order\tby updated desc',
  ),
  { maxLength: 8 },
);

describe('a query to Jira', () => {
  it('never leaves its project, whatever the person’s own query says', () => {
    let found = 0;
    fc.assert(
      fc.property(fragments, (parts) => {
        let jql: string;
        try {
          jql = `${changedQuery(scopeQuery({ project: 'PAY', jql: parts.join(''), queue: '' }), 0)} ORDER BY updated ASC`;
        } catch (error) {
          expect(error).toBeInstanceOf(SlipwayError);
          return;
        }
        try {
          parseJql(jql);
        } catch {
          // Jira refuses what is no query.
          return;
        }
        const issues = model.search(jql);
        found += issues.length;
        expect(issues.every(({ projectId }) => projectId === pay.id)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(0);
  });

  it('takes names for names, whatever is in them', () => {
    expect(scopeQuery({ project: 'A" OR project = "B\\', jql: '', queue: '' })).toBe(
      'project = "A\\" OR project = \\"B\\\\"',
    );
    expect(labelQuery({ project: '', jql: 'labels = x', queue: '' }, 'slipway-1')).toBe('labels = "slipway-1"');
  });

  it('begins anew where a watermark is none of its own', () => {
    expect([
      sinceOf(null),
      sinceOf('2026-03-01T10:00:00Z'),
      sinceOf('1e99'),
      sinceOf('600000'),
      sinceOf('5'),
      sinceOf('600000s'),
    ]).toEqual([null, null, null, 300_000, 0, 600_000]);
  });
});
