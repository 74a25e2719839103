import { SlipwayError } from '#shared/errors.ts';
import { undo } from '#renderer/data/undo.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { SyncOperation } from '#shared/model/sync-operation.ts';
import { agreedOn, at, takenIn, takenOn, type Action } from './acting.ts';
import { BACKUP_ACTIONS } from './backup-actions.ts';
import { CHANGE_ACTIONS } from './change-actions.ts';
import { DAYS, type Site } from './site.ts';
import type { World } from './world.ts';

/** Somewhere; where there is but one site, no chance is needed. */
const siteOf = (world: World): Site => {
  const [first] = world.sites;
  const site = world.isWide ? world.random.pick(world.sites) : first;
  if (site === undefined) throw new Error('a simulation has a site');
  return site;
};
/** A connection a record can be made over. */
const maker = (world: World): string => (world.isWide ? (world.random.pick(world.makers) ?? 'c-pay') : 'c-pay');
/** What a person does here, or somebody there. Each says what it did; null: there was nothing to do it to. */
const ACTIONS: Readonly<Record<string, Action>> = {
  async editRelease(world) {
    const release = world.random.pick(await world.db.records('releases').toArray());
    if (release === undefined) return null;
    const fields = world.random.chance(0.5)
      ? { name: `Ours ${world.random.below(1_000)}` }
      : { releaseDate: world.random.pick(DAYS) };
    await world.edit('edited', [patchOf('releases', release.id, fields)]);
    return `${release.key} ${JSON.stringify(fields)}`;
  },
  async release(world) {
    const release = world.random.pick(await world.db.records('releases').toArray());
    if (release === undefined) return null;
    const statusId = world.random.chance(0.6) ? 'released' : 'in-progress';
    await world.edit('edited', [patchOf('releases', release.id, { statusId })]);
    return `${release.key} ${statusId}`;
  },
  async editItem(world) {
    const item = world.random.pick(await world.db.records('work-items').toArray());
    if (item === undefined) return null;
    const releases = await world.db.records('releases').toCollection().primaryKeys();
    const fields = world.random.pick([
      { title: `Ours ${world.random.below(1_000)}` },
      { title: ` blanks ${world.random.below(10)} ` },
      { statusId: world.random.pick(['work-to-do', 'work-in-progress', 'work-done']) },
      { releaseIds: releases.filter(() => world.random.chance(0.5)) },
      { dueDate: world.random.pick(DAYS) },
      { labels: ['ours'] },
    ]);
    await world.edit('edited', [patchOf('work-items', item.id, { ...fields })]);
    return `${item.key} ${JSON.stringify(fields)}`;
  },
  async deleteHere(world) {
    if (!world.random.chance(0.3)) return null;
    const item = world.random.pick(await world.db.records('work-items').toArray());
    if (item === undefined) return null;
    const children = await world.db
      .records('work-items')
      .filter(({ parentId }) => parentId === item.id)
      .toArray();
    await world.edit('deleted', [
      ...children.map(({ id }) => patchOf('work-items', id, { parentId: null })),
      { op: 'delete', table: 'work-items', id: item.id },
    ]);
    return item.key;
  },
  async undoHere(world) {
    try {
      const { step } = await undo(world.db, { personId: null, now: world.clock.now() });
      return step === null ? null : step.intent.code;
    } catch (error) {
      // What a restore took away has come in again: the person is told so.
      if (error instanceof SlipwayError && error.code === 'linkedAnew') return error.code;
      throw error;
    }
  },
  async decide(world) {
    const conflict = world.random.pick(
      await world.db
        .records('sync-conflicts')
        .filter(({ decision }) => decision === null)
        .toArray(),
    );
    if (conflict === undefined) return null;
    const decision = world.random.pick(['mine', 'theirs'] as const) ?? 'mine';
    const changes: Change[] = [patchOf('sync-conflicts', conflict.id, { decision })];
    const record = await world.db.table(conflict.table).get(conflict.recordId);
    if (record === undefined) return null;
    if (decision === 'theirs' && conflict.field !== 'released') {
      changes.push(await takenIn(world, conflict));
    }
    await world.edit('decided', changes);
    return `${conflict.id} ${decision}`;
  },
  async hold(world) {
    const one = world.random.pick(
      (await world.db.records('links').toArray()).filter(({ state }) => state === 'linked'),
    );
    if (one === undefined) return null;
    const held = world.random.chance(0.5) ? ['title', 'name'] : [];
    await world.edit('held', [patchOf('links', one.id, { held })]);
    return `${one.key} ${held.join()}`;
  },
  async linkArrived(world) {
    const links = (await world.db.records('links').toArray()).filter(({ state }) => state === 'arrived');
    const link = world.random.pick(links);
    const taken = await takenOn(world, link?.instance ?? '');
    const release = world.random.pick(
      (await world.db.records('releases').toArray()).filter(({ id }) => !taken.has(id)),
    );
    const connection = await world.db.records('connections').get(link?.connectionId ?? '');
    const mapping = connection?.kinds.find(({ remote }) => remote === 'version');
    if (link === undefined || release === undefined || mapping === undefined) return null;
    const fields = agreedOn(link, mapping);
    await world.edit('linked', [
      patchOf('links', link.id, { recordId: release.id, state: 'linked', fields, due: true }),
    ]);
    return `${link.key} ${release.key}`;
  },
  async createThere(world) {
    const connectionId = maker(world);
    const { instance } = world.siteOf(connectionId);
    const taken = await takenOn(world, instance);
    const release = world.random.pick(
      (await world.db.records('releases').toArray()).filter(({ id }) => !taken.has(id)),
    );
    if (release === undefined) return null;
    const record = SyncLink.parse({
      id: world.nextId(),
      connectionId,
      instance,
      kind: 'version',
      table: 'releases',
      recordId: release.id,
      state: 'creating',
      stateSince: at(world),
      clientKey: world.nextId(),
    });
    await world.edit('createThere', [{ op: 'create', table: 'links', record }]);
    return release.key;
  },
  async createItemThere(world) {
    const connectionId = maker(world);
    const { instance } = world.siteOf(connectionId);
    const id = world.nextId();
    const key = `new-${id.slice(-4)}`;
    const record = SyncLink.parse({
      id: world.nextId(),
      connectionId,
      instance,
      kind: 'issue',
      table: 'work-items',
      recordId: id,
      state: 'creating',
      stateSince: at(world),
      clientKey: world.nextId(),
    });
    const item = { id, key, title: `Made here ${key}`, type: 'Story', statusId: 'work-to-do' };
    await world.edit('createThere', [
      { op: 'create', table: 'work-items', record: { ...BLANK, ...item } },
      { op: 'create', table: 'links', record },
    ]);
    return key;
  },
  async comment(world) {
    const link = world.random.pick(
      (await world.db.records('links').toArray()).filter(({ kind, state }) => kind !== 'version' && state === 'linked'),
    );
    if (link === undefined) return null;
    const record = SyncOperation.parse({
      id: world.nextId(),
      linkId: link.id,
      connectionId: link.connectionId,
      operation: { type: 'comment', clientKey: world.nextId(), text: 'Goes out with the next release.' },
      madeAt: at(world),
    });
    await world.edit('commented', [{ op: 'create', table: 'operations', record }]);
    return link.key;
  },
  async retry(world) {
    const aside = (await world.db.records('links').toArray()).filter(({ setAside }) => setAside !== null);
    const link = world.random.pick(aside);
    if (link === undefined) return null;
    await world.edit('retried', [patchOf('links', link.id, { setAside: null })]);
    return link.key;
  },
  async editMapping(world) {
    const id = world.random.pick(world.connections) ?? '';
    const connection = await world.db.records('connections').get(id);
    if (connection === undefined) return null;
    const kinds = connection.kinds.map((kind) => ({
      ...kind,
      fields: kind.fields.map((field) => {
        if (field.codec.type !== 'table') {
          return field.field === 'dueDate' && world.random.chance(0.5)
            ? { ...field, direction: world.random.pick(['both', 'in', 'off'] as const) ?? 'both' }
            : field;
        }
        // In review there is done here, or at work.
        const rows = field.codec.rows.map((row) =>
          row.raw === '4'
            ? { ...row, local: world.random.pick(['work-done', 'work-in-progress']) ?? row.local, out: false }
            : row,
        );
        return { ...field, codec: { ...field.codec, rows } };
      }),
    }));
    await world.edit('mapped', [patchOf('connections', id, { kinds })]);
    return id;
  },

  editIssueThere: async (world) => siteOf(world).editRecord(world.random),
  editVersionThere: async (world) => siteOf(world).editVersion(world.random),
  addThere: async (world) => siteOf(world).add(world.random),
  removeThere: async (world) => siteOf(world).remove(world.random),
  hideThere: async (world) => siteOf(world).hide(world.random),
  ignoreThere: async (world) => siteOf(world).ignore(world.random),
};

/** What happens only in stories of several sites: those of one stay the stories they are. */
const WIDE_ACTIONS: Readonly<Record<string, Action>> = {
  moveThere: async (world) => siteOf(world).move(world.random),
  removeVersionThere: async (world) => siteOf(world).removeVersion(world.random),
  dropFilterThere: async (world) => siteOf(world).dropFilter(world.random),
};

const BLANK = {
  type: '',
  assigneeId: null,
  teamId: null,
  releaseIds: [],
  parentId: null,
  relations: [],
  estimate: null,
  priority: '',
  dueDate: null,
  labels: [],
  notes: '',
  custom: {},
};

const NAMES = Object.keys(ACTIONS);
const WIDE_NAMES = [...NAMES, ...Object.keys(WIDE_ACTIONS)];
const MIXED_NAMES = [...WIDE_NAMES, ...Object.keys(CHANGE_ACTIONS), ...Object.keys(BACKUP_ACTIONS)];

/** One thing that happens, by chance. */
export async function act(world: World): Promise<void> {
  const names = world.isMixed ? MIXED_NAMES : world.isWide ? WIDE_NAMES : NAMES;
  const name = world.random.pick(names) ?? '';
  const did = await (ACTIONS[name] ?? WIDE_ACTIONS[name] ?? CHANGE_ACTIONS[name] ?? BACKUP_ACTIONS[name])?.(world);
  if (did !== null && did !== undefined) world.log.push(`${name} ${did}`);
  if (world.random.chance(0.5)) world.clock.advance(world.random.below(90_000));
}
