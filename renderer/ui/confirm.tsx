import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** The step takes something away; on unless told otherwise. */
  readonly danger?: boolean;
}

/** Asked only where other records hang on what is about to go. */
export function Confirm({ title, text, confirmLabel, onConfirm, onCancel, danger = true }: ConfirmProps) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      size="small"
      role="alertdialog"
      onClose={onCancel}
      footer={
        <>
          <Button onPress={onCancel}>{t('cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} onPress={onConfirm} autoFocus>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div>{text}</div>
    </Dialog>
  );
}
