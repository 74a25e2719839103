import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, TextField } from '../../../ui/index.ts';

export interface ViewNameDialogProps {
  readonly title: string;
  readonly name: string;
  /** Names of the other views; the command line knows a view by its name. */
  readonly taken: readonly string[];
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

const FORM = 'view-name';
const plain = (name: string): string => name.trim().toLocaleLowerCase('en');

export function ViewNameDialog({ title, name, taken, onSave, onClose }: ViewNameDialogProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const [typed, setTyped] = useState(name);
  const isTaken = taken.some((other) => plain(other) === plain(typed));
  const isReady = typed.trim() !== '' && !isTaken;
  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={!isReady}>
            {t('saved.save')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) onSave(typed.trim());
        }}
      >
        <TextField
          label={t('saved.name')}
          value={typed}
          isRequired
          autoFocus
          help={t('saved.help')}
          error={isTaken ? t('saved.taken') : null}
          onInput={setTyped}
          onSave={setTyped}
        />
      </form>
    </Dialog>
  );
}
