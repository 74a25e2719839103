import { patchOf } from '#shared/model/journal.ts';
import { SupportTemplate } from '#shared/model/support.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { SupportBook } from '#shared/planning/support/book.ts';
import { newSupportPhase, supportPhase } from '#shared/planning/support/set-up.ts';
import { fromRow } from '../../../data/database.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { todayIn } from '../../../data/today.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import type { SupportEdits } from '../use-support-edits.ts';

/** Gives a support whose phase was deleted its days again: the release's other such phase, or a new one. */
export function useGivePhase(book: SupportBook, configuration: Configuration, edits: SupportEdits): () => void {
  const { db } = useWorkspace();
  const { release, support } = book;
  return () =>
    void (async () => {
      const [rows, templates] = await Promise.all([
        db.records('phases').where('releaseId').equals(release.id).toArray(),
        db.records('support-templates').toArray(),
      ]);
      const phases = rows.map((row) => fromRow(row));
      const existing = supportPhase(phases);
      const template =
        templates.toSorted((a, b) => a.order - b.order)[0] ?? SupportTemplate.parse({ id: 'none', name: release.key });
      const phase =
        existing ??
        newSupportPhase({
          release,
          phases,
          template,
          phaseTypes: configuration.phaseTypes,
          today: todayIn(configuration.settings.zone),
          nextId: () => uuidv7(Date.now()),
        });
      await edits.run('supportChanged', { label: release.key, field: 'phaseId' }, [
        ...(existing === null ? [{ op: 'create', table: 'phases', record: phase } as const] : []),
        patchOf('supports', support.id, { phaseId: phase.id }),
      ]);
    })();
}
