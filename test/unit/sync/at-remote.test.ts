import { describe, expect, it } from 'vitest';
import { targetsIn } from '#shared/sync/at-remote.ts';

const row = (raw: string, local: string) => ({ raw, local, out: true });
const OURS = new Map([
  ['todo', 'To do'],
  ['doing', 'In progress'],
]);
const ours = (id: string) => OURS.get(id);

describe('statuses a record can be moved to', () => {
  it('are told by our word alone where it says which one is meant', () => {
    expect(targetsIn([row('1', 'todo'), row('3', 'doing')], ours, new Map([['1', 'To do']]))).toEqual([
      { raw: '1', ours: 'To do', theirs: null },
      { raw: '3', ours: 'In progress', theirs: null },
    ]);
  });

  it('are told apart where several of theirs are one of ours: by their name, or by their id where it is not known', () => {
    const rows = [row('3', 'doing'), row('4', 'doing'), row('5', 'doing')];
    const theirs = new Map([
      ['3', 'In progress'],
      ['4', 'In review'],
    ]);
    expect(targetsIn(rows, ours, theirs).map((one) => [one.ours, one.theirs])).toEqual([
      ['In progress', null],
      ['In progress', 'In review'],
      ['In progress', '5'],
    ]);
  });

  it('whose status was deleted here go by their id', () => {
    expect(targetsIn([row('9', 'gone')], ours, new Map())).toEqual([{ raw: '9', ours: '9', theirs: null }]);
  });
});
