import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../ui/index.ts';
import form from '../../../ui/records/form.module.css';

interface RecordDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  /** Only where it exists already. */
  readonly onDelete?: (() => void) | undefined;
  readonly error: string | null;
  readonly size?: 'small' | 'medium' | 'large';
  readonly children: ReactNode;
}

/** A record asked for as a whole: nothing is written before it is saved, and then in one step. */
export function RecordDialog(props: RecordDialogProps) {
  const { title, onClose, onSubmit, onDelete, error, size = 'medium', children } = props;
  const { t } = useTranslation(['support', 'common']);
  const id = useId();
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      footer={
        <>
          {onDelete !== undefined && (
            <Button variant="quiet" icon="trash" onPress={onDelete}>
              {t('common:delete')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={id}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        {error !== null && (
          <p role="alert" className={form.warn}>
            {error}
          </p>
        )}
      </form>
    </Dialog>
  );
}
