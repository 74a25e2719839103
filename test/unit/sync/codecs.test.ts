import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameValue } from '#shared/importing/same.ts';
import { toMoment } from '#shared/planning/moments.ts';
import type { Codec } from '#shared/sync/codec.ts';
import { lookupCodec, lookupListCodec } from '#shared/sync/codecs/lookup.ts';
import { flagCodec, numberCodec, wordsCodec } from '#shared/sync/codecs/plain.ts';
import { textCodec } from '#shared/sync/codecs/text.ts';
import { dayCodec, momentCodec } from '#shared/sync/codecs/time.ts';
import type { Raw } from '#shared/sync/field-link.ts';

const rows = [
  { raw: '1', local: 'open' },
  { raw: '2', local: 'open' },
  { raw: '3', local: 'done' },
];
const lookup = { rows, why: 'noEntry' as const, shape: 'object' as const, optional: true };
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const ZONES = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo'];
const moments = (precision: 'second' | 'minute' | 'day', zone = 'Europe/Berlin') =>
  momentCodec({ zone, precision, none: '1970-01-01T00:00:00Z' });
const option = fc.constantFrom<Raw>(null, '', '1', 2, { id: '3', name: 'Done' }, { id: 9 }, '7');

const CASES: readonly (readonly [string, Codec, fc.Arbitrary<Raw>])[] = [
  ['text', textCodec({ limit: null }), fc.oneof(fc.string(), fc.constant(null))],
  ['cut text', textCodec({ limit: 5 }), fc.string({ maxLength: 5 })],
  [
    'a day',
    dayCodec(),
    fc.oneof(
      day,
      day.map((at) => at.slice(0, 10)),
      fc.constant(null),
      fc.constant('soon'),
    ),
  ],
  ...ZONES.flatMap((zone) =>
    (['second', 'minute', 'day'] as const).map(
      (precision) =>
        [
          `a ${precision} in ${zone}`,
          moments(precision, zone),
          day.map((at) => (precision === 'minute' ? `${at.slice(0, 16)}:00Z` : `${at.slice(0, 19)}Z`)),
        ] as const,
    ),
  ),
  ['an option', lookupCodec(lookup), option],
  ['options', lookupListCodec(lookup), fc.oneof(fc.array(option, { maxLength: 4 }), fc.constant(null))],
  ['hours of seconds', numberCodec({ factor: 3600 }), fc.oneof(fc.nat(1e7), fc.constant(null), fc.constant('x'))],
  ['a flag', flagCodec(), fc.constantFrom<Raw>(true, false, null, 'yes')],
  ['labels', wordsCodec(), fc.oneof(fc.array(fc.string(), { maxLength: 5 }), fc.constant(null))],
];

describe('reading and writing a field', () => {
  it.each(CASES)(
    '%s: what is written of what was read is read as the same, and counts as unchanged',
    (_, codec, raws) => {
      fc.assert(
        fc.property(raws, (raw) => {
          const read = codec.read(raw);
          if (!read.ok) return;
          const written = codec.write(read.value, raw);
          if (!written.ok) throw new Error(`not written: ${JSON.stringify(read.value)}`);
          const again = codec.read(written.value);
          expect(again.ok && sameValue(again.value, read.value)).toBe(true);
        }),
      );
    },
  );

  it('takes several of theirs for one of ours and leaves the one that stands there', () => {
    const codec = lookupCodec(lookup);
    expect(codec.read({ id: '2', name: 'Backlog' })).toEqual({ ok: true, value: 'open' });
    expect(codec.write('open', { id: '2', name: 'Backlog' })).toEqual({ ok: true, value: { id: '2' } });
    expect(codec.write('open', { id: '3' })).toEqual({ ok: true, value: { id: '1' } });
    expect(lookupCodec({ ...lookup, out: [{ raw: '2', local: 'open' }] }).write('open', null)).toEqual({
      ok: true,
      value: { id: '2' },
    });
    expect(codec.read({ id: '8' })).toEqual({ ok: false, why: 'noEntry' });
    expect(lookupCodec({ ...lookup, optional: false }).write(null, null).ok).toBe(false);
  });

  it('knows an account by its id, whatever name it goes by', () => {
    const codec = lookupCodec(lookup);
    expect(codec.identity({ id: '1', name: 'Ann' })).toEqual(codec.identity({ id: '1', name: 'Ann Marsh' }));
    expect(codec.identity({ id: '1' })).not.toEqual(codec.identity({ id: '2' }));
  });

  it('takes no moment without a zone, and 1970 for none where the remote means none by it', () => {
    const codec = moments('second');
    expect(codec.read('2026-03-01T10:00:00')).toEqual({ ok: false, why: 'wrongType' });
    expect(codec.read('1970-01-01T00:00:00Z')).toEqual({ ok: true, value: null });
    expect(codec.write(null, null)).toEqual({ ok: true, value: '1970-01-01T00:00:00Z' });
    expect(codec.read('2026-03-01T10:00:00.000+0530')).toMatchObject({ ok: true, value: { wall: '2026-03-01T05:30' } });
  });

  it('knows its own moment again on another clock, and without its seconds', () => {
    const tokyo = toMoment('2026-03-02T06:00', 'Asia/Tokyo').moment;
    expect(moments('second').keeps(tokyo, '2026-03-01T21:00:00Z')).toBe(true);
    expect(moments('second').keeps(tokyo, '2026-03-01T21:00:01Z')).toBe(false);
    const exact = toMoment('2026-03-02T06:00:31', 'Asia/Tokyo').moment;
    expect(moments('minute').keeps(exact, '2026-03-01T21:00:00Z')).toBe(true);
    expect(moments('second').keeps(exact, '2026-03-01T21:00:00Z')).toBe(false);
  });

  it('knows a cut text again, and no other', () => {
    const codec = textCodec({ limit: 5 });
    expect(codec.keeps('payment hub', 'payme')).toBe(true);
    expect(codec.keeps('payment hub', 'pay')).toBe(false);
    expect(codec.keeps('two\nlines ', 'two\r\n')).toBe(false);
    expect(textCodec({ limit: null }).keeps('two\nlines ', 'two\r\nlines')).toBe(true);
  });
});
