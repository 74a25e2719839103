import { fromRow } from '#renderer/data/database.ts';
import { mappingOf } from '#renderer/sync/parts.ts';
import { patchOf } from '#shared/model/journal.ts';
import { SyncLink } from '#shared/model/sync-link.ts';
import { between } from '../support/change.ts';
import { agreedOn, at, takenOn, type Action } from './acting.ts';
import type { World } from './world.ts';

const CONNECTION = 'c-rt';
const STATUSES = ['chg-new', 'chg-assess', 'chg-scheduled', 'chg-implement', 'chg-closed', 'chg-canceled'] as const;
const SPANS = [
  between('2026-12-01T22:00', '2026-12-02T01:30'),
  between('2026-12-05T08:00', '2026-12-05T08:30'),
  null,
] as const;

/** Changes that have no ticket yet. */
async function unlinked(world: World) {
  const taken = await takenOn(world, world.siteOf(CONNECTION).instance);
  return (await world.db.records('changes').toArray()).filter(({ id }) => !taken.has(id));
}

/** What a person does to changes, where a Request Tracker takes part. */
export const CHANGE_ACTIONS: Readonly<Record<string, Action>> = {
  async editChange(world) {
    const { random } = world;
    const change = random.pick(await world.db.records('changes').toArray());
    if (change === undefined) return null;
    const fields = random.pick([
      { title: `Ours ${random.below(1_000)}` },
      { title: ` blanks ${random.below(10)} ` },
      { statusId: random.pick(STATUSES) },
      { when: random.pick(SPANS) },
      { when: { type: 'dates' as const, first: '2026-12-01', last: '2026-12-02' } },
    ]);
    await world.edit('edited', [patchOf('changes', change.id, { ...fields })]);
    return `${change.key} ${JSON.stringify(fields)}`;
  },
  async deleteChange(world) {
    if (!world.random.chance(0.2)) return null;
    const change = world.random.pick(await world.db.records('changes').toArray());
    if (change === undefined) return null;
    await world.edit('deleted', [{ op: 'delete', table: 'changes', id: change.id }]);
    return change.key;
  },
  async createChangeThere(world) {
    const change = world.random.pick(await unlinked(world));
    if (change === undefined) return null;
    const record = SyncLink.parse({
      id: world.nextId(),
      connectionId: CONNECTION,
      instance: world.siteOf(CONNECTION).instance,
      kind: 'ticket',
      table: 'changes',
      recordId: change.id,
      state: 'creating',
      stateSince: at(world),
      clientKey: world.nextId(),
    });
    await world.edit('createThere', [{ op: 'create', table: 'links', record }]);
    return change.key;
  },
  async linkArrivedTicket(world) {
    const row = world.random.pick(
      (await world.db.records('links').toArray()).filter(({ state, kind }) => state === 'arrived' && kind === 'ticket'),
    );
    const change = world.random.pick(await unlinked(world));
    const connection = await world.db.records('connections').get(CONNECTION);
    if (row === undefined || change === undefined || connection === undefined) return null;
    const mapping = mappingOf(connection, 'ticket', 'changes');
    if (mapping === null) return null;
    const fields = agreedOn(fromRow(row), mapping);
    await world.edit('linked', [patchOf('links', row.id, { recordId: change.id, state: 'linked', fields, due: true })]);
    return `${row.key} ${change.key}`;
  },
};
