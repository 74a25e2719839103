import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileNameOf, printOptionsOf, renderCalendar } from '#shared/documents/export.ts';
import { call } from '../../bridge.ts';
import { useEdit } from '../../data/edit.ts';
import { useConfiguration } from '../../data/live.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { Button, Dialog, Progress } from '../../ui/index.ts';
import { LayoutFields } from './layout-fields.tsx';
import { publish } from './publish.ts';
import { PublishingFields } from './publishing-fields.tsx';
import { PrintPreview } from '../../ui/print-preview.tsx';
import { useJob } from '../../ui/use-job.ts';
import { useLayout } from './use-layout.ts';
import { type Publishing, usePages, useSnapshot } from './use-print-document.ts';
import styles from './printing.module.css';

/** Print or save the calendar; the preview is the document itself. */
export function PrintDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('printing');
  const edit = useEdit();
  const { personId } = useWorkspace();
  const settings = useConfiguration()?.settings;
  const chosen = useLayout(settings?.zone ?? 'UTC');
  const [publishing, setPublishing] = useState<Publishing>({ publish: false, since: null, list: true });
  const prepared = useSnapshot(chosen.layout, publishing);
  const pages = usePages(prepared?.snapshot);
  const job = useJob();
  const ready = prepared !== undefined && pages?.ok === true && job.doing === null;

  const print = () => {
    if (prepared === undefined || pages?.ok !== true) return;
    void job.run(t('doing.print'), async (isCancelled) => {
      const { sent } = await call('printToPrinter', { html: pages.html, options: printOptionsOf(prepared.snapshot) });
      if (!sent || isCancelled()) return;
      await publish(edit, prepared.snapshot, personId);
      onClose();
    });
  };
  const save = (format: 'pdf' | 'html') => {
    if (prepared === undefined || pages?.ok !== true) return;
    const { snapshot } = prepared;
    const { html } = pages;
    void job.run(t('doing.pdf', { count: pages.pages }), async (isCancelled) => {
      const content =
        format === 'pdf'
          ? await call('printToPdf', { html, options: printOptionsOf(snapshot) })
          : new TextEncoder().encode(renderCalendar(snapshot, t, { format }));
      if (isCancelled()) return;
      const filters = [{ name: t(`files.${format}`), extensions: [format] }];
      const suggestedName = `${fileNameOf(snapshot)}.${format}`;
      const { name } = await call('saveFile', { title: t(`saveAs.${format}`), suggestedName, filters, content });
      if (name === null || isCancelled()) return;
      await publish(edit, snapshot, personId);
      onClose();
    });
  };

  const footer =
    job.doing === null ? (
      <>
        <Button onPress={print} isDisabled={!ready}>
          {t('print')}
        </Button>
        <Button onPress={() => save('html')} isDisabled={!ready}>
          {t('saveAs.html')}
        </Button>
        <Button variant="primary" onPress={() => save('pdf')} isDisabled={!ready}>
          {t('saveAs.pdf')}
        </Button>
      </>
    ) : (
      <Progress done={0} total={pages?.ok === true ? pages.pages : 1} label={job.doing} onCancel={job.cancel} />
    );
  return (
    <Dialog title={t('title')} onClose={onClose} size="full" footer={footer}>
      <div className={styles.split}>
        <div className={styles.options}>
          <LayoutFields chosen={chosen} weekStart={settings?.weekStart ?? 1} />
          <PublishingFields value={publishing} prepared={prepared} onChange={setPublishing} />
          <output className={styles.note}>
            {pages?.ok === true ? t('pages', { count: pages.pages }) : t('preparing')}
          </output>
          {(job.failure !== null || pages?.ok === false) && (
            <p className={styles.failure} role="alert">
              {job.failure ?? (pages?.ok === false ? pages.failure : '')}
            </p>
          )}
        </div>
        {pages?.ok === true ? <PrintPreview html={pages.html} sheetWidth={pages.sheetWidth} /> : <div />}
      </div>
    </Dialog>
  );
}
