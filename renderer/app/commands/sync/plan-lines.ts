import { dequal } from 'dequal';
import type { Connection } from '#shared/model/connection.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { AnyRecord, TableName } from '#shared/model/tables.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { Text } from '#shared/text/index.ts';
import { fromRow, type WorkspaceDatabase } from '../../../data/database.ts';
import { titleOf, type Rehearsed } from './rehearsal-port.ts';

/** Tables in which what comes in is seen. */
const SEEN = ['work-items', 'incidents', 'changes', 'releases', 'people'] as const;
/** A value is told by its beginning. */
const MOST_CHARACTERS = 120;

type Rows = ReadonlyMap<string, AnyRecord>;

async function rowsOf(db: WorkspaceDatabase, table: TableName): Promise<Rows> {
  const rows = (await db.table(table).toArray()) as AnyRecord[];
  return new Map(rows.map((row) => [row.id, fromRow(row)]));
}

/** What a run on a copy did, as sentences: what came in by the difference of the two, what goes out by what was asked. */
export async function planLines(
  before: WorkspaceDatabase,
  after: WorkspaceDatabase,
  { id: connectionId }: Connection,
  rehearsed: Rehearsed,
  t: Text,
): Promise<string[]> {
  const links = await rowsOf(after, 'links');
  const keys = new Map<string, string>();
  for (const link of (await after.records('links').toArray()).values()) {
    if (link.recordId !== null && link.key !== '') keys.set(link.recordId, link.key);
  }
  const names = await namesIn(after);
  const words = { t, nameOf: (id: string) => names.get(id) ?? null };
  const lines: string[] = [];
  for (const table of SEEN) {
    const [old, now] = [await rowsOf(before, table), await rowsOf(after, table)];
    const labelled = [...now].map(([id, record]) => ({ id, record, label: titled(keys.get(id), record) }));
    for (const { id, record, label } of labelled.sort((a, b) => compareNames(a.label, b.label))) {
      const standing = old.get(id);
      if (standing === undefined) lines.push(t('syncCommand:plan.comesNew', { label }));
      // Of people a run writes only which account is theirs.
      else if (table !== 'people') lines.push(...fieldLines(label, standing, record, words));
    }
  }
  lines.push(...linkLines(await rowsOf(before, 'links'), links, connectionId, t));
  lines.push(...(await conflictLines(before, after, connectionId, keys, words)));
  return [...lines, ...outLines(rehearsed, words)].map(onOneLine);
}

interface Words {
  readonly t: Text;
  readonly nameOf: (id: string) => string | null;
}

async function namesIn(db: WorkspaceDatabase): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const table of ['people', 'statuses', 'releases', 'work-items'] as const) {
    for (const [id, record] of await rowsOf(db, table)) names.set(id, labelOf(record));
  }
  return names;
}

const titled = (key: string | undefined, record: AnyRecord): string => {
  const { title, name } = record as { title?: unknown; name?: unknown };
  const own = typeof title === 'string' ? title : typeof name === 'string' ? name : labelOf(record);
  return key === undefined || key === own ? own : `${key} ${own}`;
};

function fieldLines(label: string, before: AnyRecord, after: AnyRecord, words: Words): string[] {
  const [old, now] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return Object.keys(now).flatMap((field) =>
    dequal(old[field], now[field])
      ? []
      : words.t('syncCommand:plan.comesIn', {
          label,
          field: plain(field),
          before: valueText(old[field], words),
          after: valueText(now[field], words),
        }),
  );
}

/** `statusId`, `releaseIds`: people say status, release. */
const plain = (field: string): string => field.replace(/Ids?$/, '');

function linkLines(before: Rows, after: Rows, connectionId: string, t: Text): string[] {
  return [...after].flatMap(([id, row]) => {
    const link = row as unknown as Link;
    const standing = before.get(id) as unknown as Link | undefined;
    if (link.connectionId !== connectionId || standing?.state === link.state) return [];
    const label = link.key === '' ? link.id : link.key;
    if (link.state === 'arrived') return t('syncCommand:plan.arrives', { label });
    if (link.state !== 'left' && link.state !== 'gone' && link.state !== 'forbidden') return [];
    return t('syncCommand:plan.leaves', { label, state: t(`syncCommand:plan.state.${link.state}`) });
  });
}

interface Link {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly connectionId: string;
}

async function conflictLines(
  before: WorkspaceDatabase,
  after: WorkspaceDatabase,
  connectionId: string,
  keys: ReadonlyMap<string, string>,
  words: Words,
): Promise<string[]> {
  const old = new Map((await before.records('sync-conflicts').toArray()).map((one) => [one.id, one]));
  return (await after.records('sync-conflicts').toArray()).flatMap((one) =>
    one.connectionId !== connectionId || dequal(old.get(one.id)?.theirs, one.theirs)
      ? []
      : words.t('syncCommand:plan.conflict', {
          label: keys.get(one.recordId) ?? one.recordId,
          field: plain(one.field),
          yours: valueText(one.yours, words),
          theirs: valueText(one.theirs, words),
        }),
  );
}

function outLines({ made, written, done }: Rehearsed, words: Words): string[] {
  const { t } = words;
  return [
    ...made.flatMap((request) => {
      const label = titleOf(request) ?? request.kind;
      const fields = Object.entries(request.fields).map(([field, after]) =>
        t('syncCommand:plan.isMadeWith', { label, field, after: valueText(after, words) }),
      );
      return [t('syncCommand:plan.isMade', { label }), ...fields];
    }),
    ...written.flatMap(({ before, fields }) =>
      Object.entries(fields).map(([field, after]) =>
        t('syncCommand:plan.goesOut', {
          label: before.key,
          field,
          before: valueText(before.fields[field], words),
          after: valueText(after, words),
        }),
      ),
    ),
    ...done.map(({ id, operation }) =>
      t('syncCommand:plan.isDone', { label: id, what: t(`syncCommand:plan.operation.${operation.type}`) }),
    ),
  ];
}

/** What a terminal would obey is not told. */
const onOneLine = (text: string): string => text.replace(/\p{C}+/gu, ' ');

function valueText(value: unknown, words: Words): string {
  const text = onOneLine(textOf(value, words)).replace(/\s+/gu, ' ').trim();
  if (text === '') return words.t('syncCommand:plan.empty');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function textOf(value: unknown, words: Words): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return words.nameOf(value) ?? value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map((one) => textOf(one, words)).join(', ');
  const { name, id } = value as { readonly name?: Raw; readonly id?: Raw };
  if (typeof name === 'string') return name;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : JSON.stringify(value);
}
