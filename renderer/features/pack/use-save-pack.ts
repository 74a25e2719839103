import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { packTitle } from '#shared/documents/pack/build.ts';
import { packFileName, type PackFormat } from '#shared/documents/pack/export.ts';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import { useEdit } from '../../data/edit.ts';
import { packPublication, type PreparedPack } from '../../data/packs.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { writePack } from '../../data/write-pack.ts';
import { useSaveReport, type SaveReport } from '../../ui/use-save-report.ts';

export interface SavePack extends Pick<SaveReport, 'job' | 'done'> {
  readonly save: (pack: PreparedPack, format: PackFormat | 'zip') => void;
}

/** Writes packs as files; the first file of one that is published makes it a revision, the others are of that one. */
export function useSavePack(): SavePack {
  const { t } = useTranslation('pack');
  const { personId } = useWorkspace();
  const edit = useEdit();
  const { job, done, save: saveReport } = useSaveReport();
  // Until the dialog has read that it is a revision now, the same pack may be saved again.
  const published = useRef<PackSnapshot | null>(null);

  const publish = async ({ snapshot, isKept }: PreparedPack, name: string): Promise<string> => {
    const { revision } = snapshot;
    if (revision === null || isKept || published.current === snapshot) return t('dialog.saved', { name });
    await edit('published', { label: packTitle(snapshot, t), revision }, [
      packPublication({ ...snapshot, revision }, t, personId, Date.now()),
    ]);
    published.current = snapshot;
    return t('dialog.savedKept', { name, revision });
  };
  const save: SavePack['save'] = (pack, format) =>
    saveReport({
      doing: t('dialog.doing'),
      title: t('dialog.saveTitle'),
      name: `${packFileName(pack.snapshot)}.${format}`,
      format,
      formatLabel: t(`dialog.formats.${format}`),
      render: async () => writePack(pack.snapshot, t, format),
      onSaved: (name) => publish(pack, name),
    });
  return { job, done, save };
}
