import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../ui/index.ts';
import styles from './create.module.css';

/** Values of a form that is not saved field by field. `current` is right even before the next render. */
export function useValues<V extends object>(
  initial: V | (() => V),
): { readonly values: V; readonly set: (fields: Partial<V>) => void; readonly current: () => V } {
  const [values, setValues] = useState(initial);
  const latest = useRef(values);
  return {
    values,
    set: (fields) => {
      latest.current = { ...latest.current, ...fields };
      setValues(latest.current);
    },
    current: () => latest.current,
  };
}

export interface CreateFormProps {
  readonly title: string;
  /** Creates, or says at the fields what is missing. */
  readonly onCreate: () => Promise<void>;
  readonly onClose: () => void;
  /** What the button says, where it does not simply create. */
  readonly createLabel?: string;
  readonly children: ReactNode;
}

const FORM = 'create-record';

/** Enter creates from any field, the parts of a date included. */
export function CreateForm({ title, onCreate, onClose, createLabel, children }: CreateFormProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const form = useRef<HTMLFormElement>(null);
  const create = () =>
    void onCreate().then(() =>
      // Drawn first: what was refused takes the keyboard, so that it can be put right at once.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('input[aria-invalid="true"]')?.focus()),
    );
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM}>
            {createLabel ?? t('create.create')}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={FORM}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
        // Parts of a date keep their keys to themselves, so this looks first and acts once they have saved.
        onKeyDownCapture={(event) => {
          const isDatePart = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'spinbutton';
          if (event.key === 'Enter' && isDatePart) setTimeout(create, 0);
        }}
      >
        {children}
        <p className={styles.hint}>{t('create.openAfter')}</p>
      </form>
    </Dialog>
  );
}
