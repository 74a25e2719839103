import type { CalendarSnapshot } from '#shared/documents/snapshot.ts';
import type { Edit } from '../../data/edit.ts';
import { uuidv7 } from '../../data/ids.ts';

/** Keeps a calendar as it was handed out, under its revision. Only after it was: a cancelled one is none. */
export async function publish(edit: Edit, snapshot: CalendarSnapshot, personId: string | null): Promise<void> {
  const { revision, title } = snapshot;
  if (revision === null) return;
  const now = Date.now();
  await edit('published', { label: title, revision }, [
    {
      op: 'create',
      table: 'publications',
      record: {
        id: uuidv7(now),
        kind: 'calendar',
        title,
        revision,
        publishedAt: `${new Date(now).toISOString().slice(0, 19)}Z`,
        personId,
        snapshot,
      },
    },
  ]);
}
