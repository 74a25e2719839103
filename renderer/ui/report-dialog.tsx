import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { PrintPreview } from './print-preview.tsx';
import { Progress } from './progress.tsx';
import type { SaveReport } from './use-save-report.ts';
import styles from './report-dialog.module.css';

const SHEET_WIDTH_MM = { a4: 210, letter: 215.9 } as const;

interface ReportDialogProps extends Pick<SaveReport, 'job' | 'done'> {
  readonly title: string;
  readonly saveLabel: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** The very pages that are written; null while they are not ready. */
  readonly html: string | null;
  readonly paper: keyof typeof SHEET_WIDTH_MM;
  readonly children: ReactNode;
}

/**
 * A report seen before it is written: what it is of on the left, its pages on the right. Stays open after a file is
 * saved: most are wanted in more than one format.
 */
export function ReportDialog({
  title,
  saveLabel,
  onSave,
  onClose,
  html,
  paper,
  job,
  done,
  children,
}: ReportDialogProps) {
  const { t } = useTranslation();
  // The buttons stay while a file is written, or the keyboard would stand nowhere once it is.
  const footer = (
    <>
      <div className={styles.said}>
        {job.doing === null ? (
          <output className={styles.done}>{done}</output>
        ) : (
          <Progress done={0} total={1} label={job.doing} onCancel={job.cancel} />
        )}
      </div>
      <Button onPress={onClose}>{t(done === null ? 'common:cancel' : 'common:close')}</Button>
      <Button
        variant="primary"
        isDisabled={html === null}
        onPress={() => {
          if (job.doing === null) onSave();
        }}
      >
        {saveLabel}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} size="full" footer={footer}>
      <div className={styles.split}>
        <div className={styles.options}>
          {children}
          {job.failure !== null && (
            <p className={styles.failure} role="alert">
              {job.failure}
            </p>
          )}
        </div>
        {html === null ? <div /> : <PrintPreview html={html} sheetWidth={SHEET_WIDTH_MM[paper]} />}
      </div>
    </Dialog>
  );
}
