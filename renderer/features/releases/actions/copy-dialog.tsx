import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { addDays } from '#shared/planning/days.ts';
import { nextKey } from '#shared/planning/release-keys.ts';
import { Button, Dialog, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { ReleaseActions } from './use-release-actions.ts';
import { parseDays } from './days.ts';
import styles from './dialogs.module.css';

export interface CopyDialogProps {
  readonly bundle: ReleaseBundle;
  readonly actions: ReleaseActions;
  readonly onCopied: (id: string) => void;
  readonly onClose: () => void;
}

const FORM = 'copy-release';
const FOUR_WEEKS = '28';

export function CopyDialog(props: CopyDialogProps) {
  const { key } = props.bundle.release;
  const suggested = useLive(
    async (db) =>
      nextKey(
        key,
        (await db.records('releases').toArray()).map((release) => release.key),
      ),
    [key],
  );
  // The suggestion is what the form starts from, so it waits for it.
  return suggested === undefined ? null : <CopyForm {...props} suggested={suggested} />;
}

function CopyForm({ bundle, actions, onCopied, onClose, suggested }: CopyDialogProps & { readonly suggested: string }) {
  const { t, i18n } = useTranslation(['releases', 'inspector', 'common', 'slip']);
  const text = useWhenText();
  const errorText = useErrorText();
  const [key, setKey] = useState(suggested);
  const [name, setName] = useState(bundle.release.name);
  const [typed, setTyped] = useState(FOUR_WEEKS);
  const [error, setError] = useState<string | null>(null);
  const { release, phases, gates, deployments } = bundle;
  const days = typed.trim() === '0' || typed.trim() === '' ? 0 : parseDays(typed);
  const along = Object.entries({ phases, gates, deployments }).flatMap(([table, { length }]) =>
    length === 0 ? [] : [t(`inspector:delete_.count.${table as 'phases'}`, { count: length })],
  );
  const isComplete = key.trim() !== '' && name.trim() !== '' && days !== null;
  const submit = async () => {
    if (!isComplete) return;
    const result = await actions.copy(release.id, { key: key.trim(), name: name.trim(), days });
    if ('refused' in result) setError(errorText(result.refused));
    else {
      onClose();
      onCopied(result.id);
    }
  };
  return (
    <Dialog
      title={t('copy.title', { label: release.key })}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM} isDisabled={!isComplete}>
            {t('copy.copy')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={t('copy.key')}
          value={key}
          isRequired
          autoFocus
          error={error}
          onInput={(next) => {
            setKey(next);
            setError(null);
          }}
          onSave={setKey}
        />
        <TextField label={t('copy.name')} value={name} isRequired onInput={setName} onSave={setName} />
        <TextField
          label={t('copy.days')}
          value={typed}
          onInput={setTyped}
          onSave={setTyped}
          help={t('copy.help')}
          error={days === null ? t('slip:noAmount') : null}
        />
        {release.releaseDate !== null && days !== null && (
          <p className={styles.result}>{t('copy.result', { date: text.day(addDays(release.releaseDate, days)) })}</p>
        )}
        <p className={styles.hint}>
          {along.length === 0
            ? t('copy.alone')
            : t('copy.along', { list: new Intl.ListFormat(i18n.language).format(along) })}
        </p>
      </form>
    </Dialog>
  );
}
