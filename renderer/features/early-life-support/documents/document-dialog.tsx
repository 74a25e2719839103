import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBriefingCut } from '#shared/documents/support/briefing.ts';
import { supportHtml } from '#shared/documents/support/export.ts';
import { SUPPORT_FORMATS, type SupportFormat } from '#shared/documents/support/formats.ts';
import { SUPPORT_DOCUMENTS, type SupportDocument } from '#shared/documents/support/snapshot.ts';
import { useConfiguration } from '../../../data/live.ts';
import { printFonts } from '../../../data/print-fonts.ts';
import { Checkbox, SegmentedControl, Select, TextField } from '../../../ui/index.ts';
import { ReportDialog } from '../../../ui/report-dialog.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import { useFreshDocument, useKeptDocuments } from './use-documents.ts';
import { useSaveDocument } from './use-save-document.ts';

const FRESH = 'fresh';

interface DocumentDialogProps {
  /** Of the early life support or its release. */
  readonly id: string;
  readonly document: SupportDocument;
  readonly onClose: () => void;
}

/** The hand-over or the briefing, seen before it is written; those that were kept, written again as they were. */
export function SupportDocumentDialog({ id, document: first, onClose }: DocumentDialogProps) {
  const { t } = useTranslation(['supportDocuments', 'pack']);
  const text = useWhenText();
  const configuration = useConfiguration();
  const [kind, setKind] = useState(first);
  const [source, setSource] = useState(FRESH);
  const [format, setFormat] = useState<SupportFormat>('pdf');
  const [classification, setClassification] = useState<string | null>(null);
  const [publish, setPublish] = useState(true);
  const kept = useKeptDocuments(id).filter(({ snapshot: { kind: one } }) => one === kind);
  const fresh = useFreshDocument(configuration, { id, kind, classification, publish });
  const old = kept.find(({ record }) => record.id === source)?.snapshot;
  const prepared = old === undefined ? fresh : { snapshot: old, isKept: true };
  const snapshot = prepared?.snapshot ?? null;
  const html = useMemo(() => (snapshot === null ? null : supportHtml(snapshot, t, printFonts())), [snapshot, t]);
  const isCut = useMemo(() => snapshot?.kind === 'briefing' && isBriefingCut(snapshot, t), [snapshot, t]);
  const { job, done, save } = useSaveDocument();
  const nextRevision = fresh?.snapshot.revision ?? null;

  const formats = SUPPORT_FORMATS.map((one) => ({ id: one, label: t(`pack:dialog.formats.${one}`) }));
  const sources = [
    { id: FRESH, label: t('dialog.fresh') },
    ...kept.map(({ record }) => ({
      id: record.id,
      label: t('pack:dialog.kept', {
        title: record.title,
        revision: record.revision,
        date: text.day(record.publishedAt.slice(0, 10)),
      }),
    })),
  ];
  return (
    <ReportDialog
      title={t('dialog.title')}
      saveLabel={t('pack:dialog.save')}
      onSave={() => {
        if (prepared !== undefined && prepared !== null) save(prepared, format);
      }}
      onClose={onClose}
      html={html}
      paper={snapshot?.paper ?? 'a4'}
      job={job}
      done={done}
    >
      <SegmentedControl
        label={t('dialog.document')}
        value={kind}
        options={SUPPORT_DOCUMENTS.map((one) => ({ id: one, label: t(`document.${one}`) }))}
        onChange={(next) => {
          setKind(next);
          setSource(FRESH);
        }}
      />
      {sources.length > 1 && <Select label={t('dialog.which')} value={source} options={sources} onSave={setSource} />}
      {old === undefined ? (
        <>
          <TextField
            label={t('pack:dialog.classification')}
            value={snapshot?.classification ?? ''}
            onSave={setClassification}
          />
          <Checkbox
            label={
              nextRevision === null
                ? t('pack:dialog.publishNext')
                : t(fresh?.isKept === true ? 'pack:dialog.published' : 'pack:dialog.publish', {
                    revision: nextRevision,
                  })
            }
            isSelected={publish}
            onChange={setPublish}
          />
        </>
      ) : (
        <p className={form.hint}>{t('pack:dialog.keptHelp')}</p>
      )}
      <Select
        label={t('pack:dialog.format')}
        value={format}
        options={formats}
        onSave={(one) => setFormat(formats.find((known) => known.id === one)?.id ?? format)}
      />
      <output className={form.hint}>
        {prepared === undefined ? t('dialog.preparing') : isCut ? t('dialog.shortened') : ''}
      </output>
    </ReportDialog>
  );
}
