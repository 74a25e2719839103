import { describe, expect, it } from 'vitest';
import { supportNeedsOf } from '#shared/planning/this-week/support-needs.ts';
import { book, item, knownError, onDay } from '../../support/any-support.ts';

const me = { id: 'ann', role: 'Service desk lead', teamIds: [] };
const needs = (request: Partial<Parameters<typeof supportNeedsOf>[0]>, today = 10) =>
  supportNeedsOf({ books: [], knownErrors: [], today: onDay(today), days: 7, me, ...request });

describe('early life support in the days ahead', () => {
  it('lines due one by one, late ones together, settled ones not at all', () => {
    const items = [
      item({ due: onDay(2), ownerId: 'bo' }),
      item({ due: onDay(4), role: 'service desk lead' }),
      item({ due: onDay(4), state: 'done' }),
      item({ due: onDay(10), text: 'today', ownerId: 'ann' }),
      item({ due: onDay(16), text: 'last', ownerId: 'bo', role: 'Service desk lead' }),
      item({ due: onDay(17) }),
    ];
    expect(
      needs({ books: [book({}, { items })] }).map(({ code, title, params, day, state, mine }) => [
        code,
        title,
        params['count'],
        day,
        state,
        mine,
      ]),
    ).toEqual([
      ['late', 'Payments', 2, onDay(2), 'overdue', true],
      ['due', 'today', undefined, onDay(10), 'today', true],
      ['due', 'last', undefined, onDay(16), 'ahead', false],
    ]);
  });

  it('says when one ends and how much is missing, until it is left', () => {
    const codes = (today: number, support: object = {}) =>
      needs({ books: [book({ leadId: 'ann', ...support })] }, today).map(({ code, mine }) => [code, mine]);
    expect(codes(20)).toEqual([]);
    expect(codes(21)).toEqual([['ends', true]]);
    expect(codes(40)).toEqual([['over', true]]);
    expect(codes(40, { decision: 'exit' })).toEqual([]);
  });

  it('names known errors whose workaround expires, wherever they came from', () => {
    const knownErrors = [
      knownError({ expiresOn: onDay(9), releaseId: null }),
      knownError({ expiresOn: onDay(16), ownerId: 'ann' }),
      knownError({ expiresOn: onDay(17) }),
      knownError({ expiresOn: onDay(9), closedOn: onDay(8) }),
    ];
    expect(needs({ knownErrors }).map(({ code, openId, mine }) => [code, openId, mine])).toEqual([
      ['expired', null, false],
      ['expires', 'r', true],
    ]);
  });
});
