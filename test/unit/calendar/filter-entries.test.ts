import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterEntries, isFiltering, NO_FILTER, type EntryFilter } from '#shared/planning/filter-entries.ts';
import { entry } from './entries.ts';

const release = entry({ table: 'releases', recordId: 'pay', serviceIds: ['pay'], teamIds: ['payments'] });
const phase = entry({ table: 'phases', recordId: 'p1', styleId: 'uat', serviceIds: ['pay'], teamIds: ['payments'] });
const deployment = entry({ recordId: 'd1', serviceIds: ['pay', 'web'], teamIds: ['payments'], statusId: 'dep-done' });
const freeze = entry({ table: 'events', recordId: 'f', styleId: 'hard-freeze' });
const meeting = entry({ table: 'events', recordId: 'm', styleId: 'meeting', teamIds: ['web'] });
const all = [release, phase, deployment, freeze, meeting];
const passing = (filter: Partial<EntryFilter>) =>
  filterEntries(all, { ...NO_FILTER, ...filter }).map((e) => e.recordId);

describe('filterEntries', () => {
  it('lets everything pass when nothing is chosen', () => {
    expect(filterEntries(all, NO_FILTER)).toEqual(all);
    expect(isFiltering(NO_FILTER)).toBe(false);
  });

  it('keeps what concerns a chosen service, and what concerns everyone', () => {
    expect(passing({ serviceIds: ['web'] })).toEqual(['d1', 'f']);
    expect(passing({ teamIds: ['web'] })).toEqual(['f', 'm']);
    expect(passing({ serviceIds: ['pay'], teamIds: ['web'] })).toEqual(['f']);
  });

  it('keeps a release with its phases and deployments by the release’s type', () => {
    expect(passing({ typeIds: ['major'] })).toEqual(['pay', 'p1', 'd1']);
    expect(passing({ typeIds: ['hard-freeze'] })).toEqual(['f']);
  });

  it('asks a status only of what has one', () => {
    expect(passing({ statusIds: ['planned'] })).toEqual(['pay', 'p1', 'f', 'm']);
  });

  it('shows only the kinds asked for', () => {
    expect(passing({ show: ['deployments', 'phases'] })).toEqual(['p1', 'd1']);
  });

  it('never adds, reorders or changes what it keeps, and narrows with every choice', () => {
    const lists = fc.record({
      serviceIds: fc.subarray(['pay', 'web', 'gone']),
      teamIds: fc.subarray(['payments', 'web']),
      typeIds: fc.subarray(['major', 'uat', 'meeting']),
      statusIds: fc.subarray(['planned', 'dep-done']),
      show: fc.subarray(['releases', 'phases', 'deployments', 'events'] as const),
    });
    fc.assert(
      fc.property(lists, (filter) => {
        const kept = filterEntries(all, filter);
        expect(kept).toEqual(all.filter((one) => kept.includes(one)));
        const narrower = filterEntries(kept, filter);
        expect(narrower.length).toBeLessThanOrEqual(kept.length);
      }),
    );
  });
});
