import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packTitle } from '#shared/documents/pack/build.ts';
import { packFileName, renderPack, renderPackZip, type PackFormat } from '#shared/documents/pack/export.ts';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import { call } from '../../bridge.ts';
import { useEdit } from '../../data/edit.ts';
import { packPublication, type PreparedPack } from '../../data/packs.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { useJob, type Job } from '../../ui/use-job.ts';

export interface SavePack {
  readonly job: Job;
  /** What was saved last, in words. */
  readonly done: string | null;
  readonly save: (pack: PreparedPack, format: PackFormat | 'zip') => void;
}

/** Writes packs as files; the first file of one that is published makes it a revision, the others are of that one. */
export function useSavePack(): SavePack {
  const { t } = useTranslation('pack');
  const { personId } = useWorkspace();
  const edit = useEdit();
  const job = useJob();
  const [done, setDone] = useState<string | null>(null);
  // Until the dialog has read that it is a revision now, the same pack may be saved again.
  const published = useRef<PackSnapshot | null>(null);

  const save = ({ snapshot, isKept }: PreparedPack, format: PackFormat | 'zip') => {
    setDone(null);
    void job.run(t('dialog.doing'), async (isCancelled) => {
      const by = {
        fonts: printFonts(),
        print: async (page: string, options: Parameters<typeof call<'printToPdf'>>[1]['options']) =>
          (await call('printToPdf', { html: page, options })).bytes,
      };
      const bytes = format === 'zip' ? await renderPackZip(snapshot, t, by) : await renderPack(snapshot, t, format, by);
      if (isCancelled()) return;
      const filters = [{ name: t(`dialog.formats.${format}`), extensions: [format] }];
      const suggestedName = `${packFileName(snapshot)}.${format}`;
      const { name } = await call('saveFile', { title: t('dialog.saveTitle'), suggestedName, filters, bytes });
      if (name === null || isCancelled()) return;
      const { revision } = snapshot;
      if (revision === null || isKept || published.current === snapshot) {
        setDone(t('dialog.saved', { name }));
        return;
      }
      await edit('published', { label: packTitle(snapshot, t), revision }, [
        packPublication({ ...snapshot, revision }, t, personId, Date.now()),
      ]);
      published.current = snapshot;
      setDone(t('dialog.savedKept', { name, revision }));
    });
  };
  return { job, done, save };
}
