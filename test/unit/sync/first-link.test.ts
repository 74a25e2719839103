import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { uuidv7 } from '#renderer/data/ids.ts';
import { readConfiguration } from '#renderer/data/read-configuration.ts';
import { undo } from '#renderer/data/undo.ts';
import { createHere } from '#renderer/sync/create-here.ts';
import { bringBack, leaveOut, linkChanges, readLinks } from '#renderer/sync/first-link.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { FieldRule } from '#shared/sync/record.ts';
import { dayCodec } from '#shared/sync/codecs/time.ts';
import { textCodec } from '#shared/sync/codecs/text.ts';
import { fieldsToMeet, meetFirst, sideOf, type Side } from '#shared/sync/first-link.ts';
import { isClear, suggester } from '#shared/sync/suggest-links.ts';
import { Random } from '../../simulation/random.ts';
import { World } from '../../simulation/world.ts';

describe('suggestions', () => {
  const suggest = suggester([
    { id: 'a', key: 'PAY 26.4', name: 'Payments core', day: '2026-12-10' },
    { id: 'b', key: 'WEB 26.4', name: 'Web shop', day: '2026-12-17' },
    { id: 'c', key: 'DOC', name: 'Release 2.0.0', day: null },
  ]);
  const of = (name: string, day: string | null = null) => suggest({ key: name, name, day });

  it.each([
    ['pay-26.4', 'a'],
    ['  PAYMENTS  CORE ', 'a'],
    ['Release 2.0', 'c'],
    ['v2.0.0', 'c'],
  ])('%s is likely %s', (name, id) => {
    expect(of(name)[0]?.id).toBe(id);
  });

  it('by a version number or a day alone are there to look at, and never good enough for many at once', () => {
    expect(of('26.4').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(isClear(of('26.4'))).toBe(false);
    expect(of('Something else', '2026-12-17')).toEqual([{ id: 'b', reasons: ['sameDay'] }]);
    expect(isClear(of('Something else', '2026-12-17'))).toBe(false);
    expect(isClear(of('PAY 26.4'))).toBe(true);
    expect(of('Nothing like it')).toEqual([]);
  });
});

describe('a first meeting', () => {
  const text = textCodec({ limit: null });
  const rule = (field: string, direction: FieldRule['direction']): FieldRule => ({
    field,
    remote: field,
    direction,
    codec: field.endsWith('Date') ? dayCodec() : text,
    forwards: false,
  });
  const value = fc.constantFrom('', 'One', 'Other');
  const field = fc.record({
    direction: fc.constantFrom('both' as const, 'in' as const, 'out' as const, 'off' as const),
    mine: value,
    raw: value,
    side: fc.constantFrom<Side>('mine', 'theirs'),
  });

  it('writes nothing but what was chosen, and counts as changed here just what was kept', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (fields) => {
        const rules = fields.map(({ direction }, at) => rule(`f${at}`, direction));
        const raw = Object.fromEntries(fields.map((one, at) => [`f${at}`, one.raw]));
        const values = Object.fromEntries(fields.map((one, at) => [`f${at}`, one.mine]));
        const sides = Object.fromEntries(fields.map((one, at) => [`f${at}`, one.side]));
        const { take, fields: links } = meetFirst(fieldsToMeet(rules, raw, values), sides);
        for (const [at, { direction, mine, raw: theirs, side }] of fields.entries()) {
          const name = `f${at}`;
          const isTaken = direction !== 'off' && mine !== theirs && side === 'theirs';
          expect(name in take).toBe(isTaken);
          expect(name in links).toBe(direction !== 'off');
          if (direction !== 'off') expect(links[name]?.base?.raw).toBe(theirs);
        }
      }),
    );
  });

  it('"all ours" and "all theirs" empty no field, and what is only said here stays ours', () => {
    fc.assert(
      fc.property(field, fc.constantFrom<Side>('mine', 'theirs'), (one, all) => {
        const [met] = fieldsToMeet([rule('f', one.direction)], { f: one.raw }, { f: one.mine });
        if (met === undefined || met.state === 'same') return;
        const side = sideOf(met, all);
        if (one.direction === 'out') expect(side).toBe('mine');
        else if (one.mine === '') expect(side).toBe('theirs');
        else if (one.raw === '' && one.direction === 'both') expect(side).toBe('mine');
        else expect(side).toBe(all);
      }),
    );
  });

  it('leaves a field alone nobody chose a side of, and one it can not read', () => {
    const rules = [rule('name', 'both'), rule('releaseDate', 'both')];
    const met = fieldsToMeet(rules, { name: 'Theirs', releaseDate: 'no day' }, { name: 'Ours', releaseDate: null });
    expect(meetFirst(met, {})).toEqual({ take: {}, fields: {} });
  });
});

describe('a version that arrived', () => {
  let world: World;
  afterEach(async () => {
    await world.close();
  });

  async function sync() {
    world.clock.advance(10 * 60_000);
    const run = await world.sync('c-pay');
    if (run === null) throw new Error('the run ended with its process');
    return run;
  }
  const now = () => `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;
  const version = () => [...world.model.versions.values()].find(({ releaseDate }) => releaseDate !== null);

  async function arrived() {
    world = await World.make(new Random(1), { pageCap: 100 });
    await sync();
    return await read();
  }
  async function read() {
    const connections = new Map((await world.db.records('connections').toArray()).map((one) => [one.id, one]));
    const links = await world.db
      .records('links')
      .filter(({ kind }) => kind === 'version')
      .toArray();
    const [first] = await readLinks(world.db, connections, links);
    if (first === undefined) throw new Error('no version arrived');
    return first;
  }
  function rename(name: string) {
    const found = version();
    if (found === undefined) throw new Error('no version');
    world.model.versions.set(found.id, { ...found, name });
  }
  const release = async () => {
    const found = await world.db.records('releases').get('release-R1');
    if (found === undefined) throw new Error('no release');
    return found;
  };

  it.each([
    ['mine', { name: 'R1', day: '2026-12-24' }],
    ['theirs', { name: 'V1', day: '2026-12-01' }],
  ] as const)('linked with %s says the same on both sides after the next run', async (all, stands) => {
    const one = await arrived();
    await world.edit('edited', [patchOf('releases', 'release-R1', { releaseDate: '2026-12-24' })]);
    const choice = { read: one, record: await release() };
    const changes = await linkChanges(world.db, [{ ...choice, sides: (field) => sideOf(field, all) }], now());
    await world.edit('syncLinked', changes);
    expect((await sync()).outcome).toBe('done');
    expect(await release()).toMatchObject({ name: stands.name, releaseDate: stands.day });
    expect(version()).toMatchObject({ name: stands.name, releaseDate: stands.day });
    // What names it there is known here from now on.
    const named = await world.db.records('work-items').where('releaseIds').equals('release-R1').count();
    expect(named).toBe(2);
  });

  it('writes nothing anywhere before it is linked, and is asked about again once the link is taken back', async () => {
    const one = await arrived();
    const before = [JSON.stringify(await release()), version()?.name];
    const choice = { read: one, record: await release(), sides: () => 'theirs' as const };
    await world.edit('syncLinked', await linkChanges(world.db, [choice], now()));
    await undo(world.db, { personId: null, now: world.clock.now() });
    await sync();
    expect([JSON.stringify(await release()), version()?.name]).toEqual(before);
    expect((await read()).link).toMatchObject({ state: 'arrived', recordId: null });
  });

  it('becomes a release of its own, under a key that is free', async () => {
    const one = await arrived();
    rename('R1');
    await sync();
    const again = await read();
    const changes = await createHere(
      world.db,
      [again],
      await readConfiguration(world.db),
      () => uuidv7(world.clock.now()),
      now(),
    );
    await world.edit('syncMadeHere', changes);
    const run = await sync();
    expect(run).toMatchObject({ outcome: 'done', counts: { pushed: 0, conflicts: 0 } });
    const made = (await world.db.records('releases').toArray()).find(({ key }) => key === 'R2' || key === 'R3');
    expect(made).toBeDefined();
    const own = await world.db.records('releases').get((await read()).link.recordId ?? '');
    expect(own).toMatchObject({ key: 'R3', name: 'R1', releaseDate: '2026-12-01' });
    expect(version()).toMatchObject({ name: 'R1', releaseDate: '2026-12-01' });
    expect(one.link.state).toBe('arrived');
  });

  it('left out stays away though it changes there, and brought back says what it says by then', async () => {
    const one = await arrived();
    await world.edit('syncLeftOut', leaveOut([one.link], now()));
    rename('V1 renamed');
    expect((await sync()).counts.arrived).toBe(0);
    const away = await read();
    expect(away.link).toMatchObject({ state: 'unlinked', key: 'V1' });
    await world.edit('syncBroughtBack', bringBack([away.link], now()));
    await sync();
    expect((await read()).link).toMatchObject({ state: 'arrived', key: 'V1 renamed', stale: false });
  });
});
