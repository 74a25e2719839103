import { describe, expect, it } from 'vitest';
import { standAtRemote, type LinkFacts } from '#shared/sync/record-standing.ts';

const AT = '2026-11-22T01:00:00Z';
const ASIDE = { code: 'remoteRefused', reason: '', at: AT, tries: 1 };

const facts = ({ link = {}, ...rest }: Partial<Omit<LinkFacts, 'link'>> & { link?: Partial<LinkFacts['link']> }) => ({
  link: { state: 'linked', setAside: null, due: false, ...link } as const,
  conflicts: 0,
  unmet: 0,
  pending: [],
  operations: [],
  isPartial: false,
  asOf: AT,
  ...rest,
});

const stands = (some: Parameters<typeof facts>[0]) => {
  const told = standAtRemote(facts(some));
  return told === null ? null : [told.code, told.fields, told.operations, told.tab];
};

describe('how a record stands at its remote', () => {
  it('is synchronised as of when its system was last read through, not of when it was last changed there', () => {
    expect(standAtRemote(facts({}))).toEqual({
      code: 'synchronised',
      fields: 0,
      operations: 0,
      asOf: AT,
      tab: 'overview',
    });
    expect(stands({ asOf: null })).toEqual(['neverRead', 0, 0, 'overview']);
    expect(stands({ operations: ['done', 'done'] })).toEqual(['synchronised', 0, 0, 'overview']);
  });

  it('is nothing where the link is not in force', () => {
    expect(stands({ link: { state: 'unlinked' }, conflicts: 1 })).toBeNull();
    expect(stands({ link: { state: 'arrived' } })).toBeNull();
  });

  it.each([
    [{ pending: ['send', 'send'] as const }, ['waits', 2, 0, 'pending']],
    [{ pending: ['send'] as const, operations: ['waiting', 'done'] as const }, ['waits', 1, 1, 'pending']],
    [{ link: { state: 'creating' as const }, pending: ['send', 'send'] as const }, ['creating', 0, 0, 'pending']],
    [{ pending: ['held'] as const }, ['held', 1, 0, 'pending']],
    [{ pending: ['notForwarded', 'send'] as const }, ['asked', 1, 0, 'pending']],
    [{ pending: ['refused', 'unwritable', 'send'] as const }, ['refused', 2, 0, 'pending']],
    [{ operations: ['refused', 'waiting'] as const }, ['refused', 0, 1, 'pending']],
    [{ link: { due: true }, unmet: 2 }, ['choose', 2, 0, 'links']],
    [{ link: { state: 'gone' as const } }, ['gone', 0, 0, 'set-aside']],
    [{ link: { state: 'forbidden' as const } }, ['forbidden', 0, 0, 'set-aside']],
    [{ link: { state: 'left' as const } }, ['left', 0, 0, 'set-aside']],
    [{ link: { setAside: ASIDE }, pending: ['send'] as const }, ['aside', 0, 0, 'set-aside']],
    [{ link: { state: 'creating' as const, setAside: ASIDE } }, ['aside', 0, 0, 'set-aside']],
    [{ conflicts: 1, pending: ['send'] as const, link: { setAside: ASIDE } }, ['conflict', 1, 0, 'conflicts']],
  ])('%j is %j', (some, told) => {
    expect(stands(some)).toEqual(told);
  });

  it('never says synchronised of what may differ and was not looked at', () => {
    expect(stands({ isPartial: true, link: { due: true } })).toEqual(['waits', 0, 0, 'pending']);
    expect(stands({ isPartial: true })).toEqual(['synchronised', 0, 0, 'overview']);
    // Looked at, and nothing of it is to go out: it differs by the mapping's own word.
    expect(stands({ link: { due: true } })).toEqual(['synchronised', 0, 0, 'overview']);
  });
});
