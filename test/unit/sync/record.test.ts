import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '#shared/importing/same.ts';
import { lookupCodec } from '#shared/sync/codecs/lookup.ts';
import { textCodec } from '#shared/sync/codecs/text.ts';
import { FieldLink, type Raw } from '#shared/sync/field-link.ts';
import { markCameFrom, planRecord, remapRecord, settleRecord, type FieldRule } from '#shared/sync/record.ts';
import { RemoteRecord } from '#shared/sync/remote.ts';

const statuses = (rows: Readonly<Record<string, string>>) =>
  lookupCodec({
    rows: Object.entries(rows).map(([raw, local]) => ({ raw, local })),
    why: 'noEntry',
    shape: 'id',
    optional: false,
  });
const rule = (fields: Partial<FieldRule>): FieldRule => ({
  field: 'title',
  remote: 'summary',
  direction: 'both',
  codec: textCodec({ limit: null }),
  forwards: false,
  ...fields,
});
const RULES = [
  rule({}),
  rule({ field: 'statusId', remote: 'status', codec: statuses({ 1: 'open', 2: 'open', 3: 'done' }) }),
  rule({ field: 'notes', remote: 'description', direction: 'in' }),
];
const remote = (fields: Readonly<Record<string, Raw>>) =>
  RemoteRecord.parse({ kind: 'issue', id: '1', key: 'PAY-1', fields });
const owns = () => true;
const there = { summary: 'Pay', status: '1', description: 'Old' };
const here = { title: 'Pay', statusId: 'open', notes: 'Old' };
const agreed = planRecord({ rules: RULES, links: {}, local: here, remote: remote(there), owns }).links;

describe('a record here and one there', () => {
  it('merges field by field and sends the least', () => {
    const plan = planRecord({
      rules: RULES,
      links: agreed,
      local: { ...here, title: 'Payments', notes: 'Ours' },
      remote: remote({ ...there, status: '3' }),
      owns,
    });
    expect(plan.take).toEqual({ statusId: 'done' });
    expect(plan.send).toEqual({ summary: 'Payments' });
    expect(plan.decisions.get('notes')).toEqual({ code: 'outOff' });
  });

  it('leaves a field alone that the remote did not send', () => {
    const plan = planRecord({ rules: RULES, links: agreed, local: here, remote: remote({ summary: 'New' }), owns });
    expect(plan.take).toEqual({ title: 'New' });
    expect([...plan.decisions.keys()]).toEqual(['title']);
  });

  it('keeps what was refused with the remote’s own words, beside what went through', () => {
    const local = { ...here, title: 'Payments', statusId: 'done' };
    const before = remote(there);
    const plan = planRecord({ rules: RULES, links: agreed, local, remote: before, owns });
    const after = remote({ ...there, summary: 'Payments' });
    const refusals = { status: 'The workflow has no such step.' };
    const links = settleRecord({ rules: RULES, plan, sent: local, before, after, refusals });
    expect(links['title']?.base).toEqual({ raw: 'Payments', local: 'Payments' });
    expect(links['statusId']?.refused).toEqual({ local: 'done', reason: 'The workflow has no such step.' });
    const again = planRecord({ rules: RULES, links, local, remote: after, owns });
    expect(again.send).toEqual({});
    expect(again.decisions.get('statusId')?.code).toBe('refused');
  });

  it('sends on what came in over another link only where the mapping says so', () => {
    const links = markCameFrom(agreed, 'servicenow', { title: 'From there' });
    const local = { ...here, title: 'From there' };
    const plan = (rules: readonly FieldRule[]) => planRecord({ rules, links, local, remote: remote(there), owns });
    expect(plan(RULES).decisions.get('title')?.code).toBe('notForwarded');
    expect(plan([rule({ forwards: true })]).send).toEqual({ summary: 'From there' });
  });

  it('sends nothing and makes no conflict because a mapping was edited', () => {
    const words = ['open', 'busy', 'done'] as const;
    const table = fc.record({
      1: fc.constantFrom(...words),
      2: fc.constantFrom(...words),
      3: fc.constantFrom(...words),
    });
    fc.assert(
      fc.property(table, table, fc.constantFrom('1', '2', '3'), fc.boolean(), (before, after, raw, isEdited) => {
        const of = (rows: Readonly<Record<string, string>>) => [
          rule({ field: 'statusId', remote: 'status', codec: statuses(rows) }),
        ];
        const record = remote({ status: raw });
        const read = before[raw as '1'];
        const met = planRecord({ rules: of(before), links: {}, local: { statusId: read }, remote: record, owns });
        const local = { statusId: isEdited ? 'elsewhere' : read };
        const mapped = remapRecord(of(after), met.links, local, owns);
        const now = { ...local, ...mapped.take };
        const plan = planRecord({ rules: of(after), links: mapped.links, local: now, remote: record, owns });
        expect(plan.send).toEqual({});
        expect(plan.take).toEqual({});
        const code = plan.decisions.get('statusId')?.code;
        expect(code).toBe(isEdited ? 'unwritable' : 'same');
        if (!isEdited) expect(sameValue(now.statusId, after[raw as '1'])).toBe(true);
      }),
    );
    // A base adopted as the remote keeps it (cut, rounded) is not read back into the record.
    const base = { raw: 'Pay', local: 'Payments' };
    const cut = [rule({ codec: textCodec({ limit: 3 }) })];
    expect(remapRecord(cut, { title: FieldLink.parse({ base }) }, { title: 'Payments' }, owns).take).toEqual({});
  });
});
