import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { buildSupportReport, renderSupport, supportFileName } from '#shared/documents/support/export.ts';
import type { SupportFormat } from '#shared/documents/support/formats.ts';
import type { SupportSnapshot } from '#shared/documents/support/snapshot.ts';
import { useEdit } from '../../../data/edit.ts';
import { keptInMain } from '../../../data/print-pdf.ts';
import { supportPublication, type PreparedDocument } from '../../../data/support-documents.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { useSaveReport, type SaveReport } from '../../../ui/use-save-report.ts';

interface SaveDocument extends Pick<SaveReport, 'job' | 'done'> {
  readonly save: (document: PreparedDocument, format: SupportFormat) => void;
}

/** Writes documents as files; the first file of one that is published makes it a revision, the others are of that one. */
export function useSaveDocument(): SaveDocument {
  const { t } = useTranslation(['supportDocuments', 'pack']);
  const { personId } = useWorkspace();
  const edit = useEdit();
  const { job, done, save: saveReport } = useSaveReport();
  // Until the dialog has read that it is a revision now, the same document may be saved again.
  const published = useRef<SupportSnapshot | null>(null);

  const publish = async ({ snapshot, isKept }: PreparedDocument, name: string): Promise<string> => {
    const { revision } = snapshot;
    if (revision === null || isKept || published.current === snapshot) return t('pack:dialog.saved', { name });
    await edit('published', { label: buildSupportReport(snapshot, t).title, revision }, [
      supportPublication({ ...snapshot, revision }, t, personId, Date.now()),
    ]);
    published.current = snapshot;
    return t('pack:dialog.savedKept', { name, revision });
  };
  const save: SaveDocument['save'] = (document, format) =>
    saveReport({
      doing: t('dialog.doing'),
      title: t('dialog.saveTitle'),
      name: `${supportFileName(document.snapshot)}.${format}`,
      format,
      formatLabel: t(`pack:dialog.formats.${format}`),
      render: async () => renderSupport(document.snapshot, t, format, keptInMain()),
      onSaved: (name) => publish(document, name),
    });
  return { job, done, save };
}
