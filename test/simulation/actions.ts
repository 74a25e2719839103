import { undo } from '#renderer/data/undo.ts';
import { patchOf, type Change } from '#shared/model/journal.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { SyncOperation } from '#shared/model/sync-operation.ts';
import { FieldLink } from '#shared/sync/field-link.ts';
import { codecOf } from '#shared/sync/mapping.ts';
import type { Site } from './site.ts';
import type { World } from './world.ts';

type Action = (world: World) => Promise<string | null>;

const DAYS = ['2026-12-01', '2026-12-08', '2026-12-15', null] as const;
/** Somewhere; where there is but one site, no chance is needed. */
const siteOf = (world: World): Site => {
  const [first] = world.sites;
  const site = world.isWide ? world.random.pick(world.sites) : first;
  if (site === undefined) throw new Error('a simulation has a site');
  return site;
};
/** A connection a record can be made over. */
const maker = (world: World): string => (world.isWide ? (world.random.pick(['c-pay', 'c-dc']) ?? 'c-pay') : 'c-pay');
/** Records here that have a counterpart on a site. */
const takenOn = async (world: World, instance: string): Promise<ReadonlySet<string | null>> =>
  new Set(
    (await world.db.records('links').toArray())
      .filter((link) => link.instance === instance)
      .map(({ recordId }) => recordId),
  );
const at = (world: World): string => `${new Date(world.clock.now()).toISOString().slice(0, 19)}Z`;

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
    const { step } = await undo(world.db, { personId: null, now: world.clock.now() });
    return step === null ? null : step.intent.code;
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
      changes.push(patchOf(conflict.table, conflict.recordId, { [conflict.field]: conflict.theirs }));
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
    // "All mine": agreed on what was shown, and ours differs from it.
    const none = { here: new Map<string, string>(), there: new Map<string, string>() };
    const context = { people: none, records: () => none };
    const fields = Object.fromEntries(
      mapping.fields.flatMap(({ field, remote, codec }) => {
        const raw = link.raw[remote];
        const read = raw === undefined ? null : codecOf(codec, context).read(raw);
        return raw === undefined || read === null || !read.ok
          ? []
          : [[field, FieldLink.parse({ base: { raw, local: read.value } })]];
      }),
    );
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
      (await world.db.records('links').toArray()).filter(({ kind, state }) => kind === 'issue' && state === 'linked'),
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

  async editIssueThere(world) {
    const { model } = siteOf(world);
    const issue = world.random.pick([...model.issues.values()]);
    if (issue === undefined) return null;
    const versions = [...model.versions.keys()];
    const change = world.random.pick([
      { summary: `Theirs ${world.random.below(1_000)}` },
      { statusId: world.random.pick(['1', '3', '4', '5']) ?? '1' },
      { fixVersionIds: versions.filter(() => world.random.chance(0.5)) },
      { duedate: world.random.pick(DAYS) ?? null },
      { assigneeId: world.random.pick([...model.users.keys()]) ?? null },
      { parentId: world.random.pick([...model.issues.keys()].filter((id) => id < issue.id)) ?? null },
      { labels: [...issue.labels.filter((label) => label.startsWith('slipway-')), 'theirs'] },
    ]);
    model.change(issue.id, change ?? {});
    return `${issue.key} ${JSON.stringify(change)}`;
  },
  async editVersionThere(world) {
    const { model } = siteOf(world);
    const version = world.random.pick([...model.versions.values()]);
    if (version === undefined) return null;
    const change = world.random.chance(0.5)
      ? { name: `Theirs ${world.random.below(1_000)}` }
      : { releaseDate: world.random.pick(DAYS) ?? null };
    model.versions.set(version.id, { ...version, ...change });
    return `${version.name} ${JSON.stringify(change)}`;
  },
  async addThere(world) {
    const { model } = siteOf(world);
    const project = [...model.projects.values()][0];
    if (project === undefined) return null;
    if (world.random.chance(0.2)) return model.addVersion(project.id, { name: `V${world.random.below(1_000)}` }).name;
    const typeId = world.random.pick(['10001', '10002']) ?? '10001';
    return model.addIssue(project.id, { summary: `shared ${world.random.below(1_000)}`, typeId }).key;
  },
  async removeThere(world) {
    const { model } = siteOf(world);
    if (!world.random.chance(0.3)) return null;
    const issue = world.random.pick([...model.issues.values()]);
    if (issue === undefined) return null;
    model.remove(issue.id);
    return issue.key;
  },
  async hideThere(world) {
    const { model } = siteOf(world);
    if (!world.random.chance(0.3)) return null;
    const issue = world.random.pick([...model.issues.values()]);
    if (issue === undefined) return null;
    if (model.hidden.has(issue.id)) model.hidden.delete(issue.id);
    else model.hidden.add(issue.id);
    return issue.key;
  },
  async ignoreThere(world) {
    const { model } = siteOf(world);
    const field = world.random.pick(['duedate', 'fixVersions', 'summary']) ?? 'duedate';
    if (model.ignored.has(field)) model.ignored.delete(field);
    else if (world.random.chance(0.3)) model.ignored.add(field);
    return field;
  },
};

/** What happens only in stories of two sites: those of one stay the stories they are. */
const WIDE_ACTIONS: Readonly<Record<string, Action>> = {
  async moveThere(world) {
    const { model } = siteOf(world);
    const issue = world.random.pick([...model.issues.values()]);
    const project = world.random.pick([...model.projects.values()]);
    if (issue === undefined || project === undefined || issue.projectId === project.id) return null;
    return `${issue.key} ${model.move(issue.id, project.id).key}`;
  },
  async removeVersionThere(world) {
    const { model } = siteOf(world);
    const version = world.random.pick([...model.versions.values()]);
    if (version === undefined || !world.random.chance(0.3)) return null;
    model.removeVersion(version.id);
    return version.name;
  },
  async dropFilterThere(world) {
    const { model } = siteOf(world);
    model.dropsFilter = !model.dropsFilter && world.random.chance(0.5);
    return String(model.dropsFilter);
  },
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

/** One thing that happens, by chance. */
export async function act(world: World): Promise<void> {
  const name = world.random.pick(world.isWide ? WIDE_NAMES : NAMES) ?? '';
  const did = await (ACTIONS[name] ?? WIDE_ACTIONS[name])?.(world);
  if (did !== null && did !== undefined) world.log.push(`${name} ${did}`);
  if (world.random.chance(0.5)) world.clock.advance(world.random.below(90_000));
}
