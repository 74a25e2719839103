import type { CalendarSnapshot } from '#shared/documents/snapshot.ts';
import type { Edit } from '../../data/edit.ts';
import { publication } from '../../data/publications.ts';

/** Keeps a calendar as it was handed out, under its revision. Only after it was: a cancelled one is none. */
export async function publish(edit: Edit, snapshot: CalendarSnapshot, personId: string | null): Promise<void> {
  const { revision, title } = snapshot;
  if (revision === null) return;
  await edit('published', { label: title, revision }, [publication({ ...snapshot, revision }, personId, Date.now())]);
}
