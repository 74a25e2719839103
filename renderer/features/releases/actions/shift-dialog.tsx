import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { addDays } from '#shared/planning/days.ts';
import type { ShiftScope } from '#shared/planning/release-shift.ts';
import { Button, Checkbox, Dialog, TextField } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import styles from './dialogs.module.css';

export interface ShiftDialogProps {
  readonly releases: readonly Release[];
  readonly onShift: (days: number, scope: ShiftScope) => void;
  readonly onClose: () => void;
}

/** A whole number as people type it; null for anything else and for 0. */
export function parseDays(text: string): number | null {
  const match = /^\s*([+\-−–]?)\s*(\d{1,5})\s*$/.exec(text);
  const days = Number(match?.[2] ?? 0) * (match?.[1] === '' || match?.[1] === '+' ? 1 : -1);
  return days === 0 ? null : days;
}

const FORM = 'shift-release';

export function ShiftDialog({ releases, onShift, onClose }: ShiftDialogProps) {
  const { t } = useTranslation(['releases', 'common']);
  const text = useWhenText();
  const [typed, setTyped] = useState('7');
  const [scope, setScope] = useState<ShiftScope>('along');
  const [error, setError] = useState<string | null>(null);
  const days = parseDays(typed);
  const [only] = releases;
  const date = releases.length === 1 ? (only?.releaseDate ?? null) : null;
  const submit = () => {
    if (days === null) {
      setError(t('shift.noDays'));
      return;
    }
    onShift(days, scope);
    onClose();
  };
  return (
    <Dialog
      title={
        releases.length === 1
          ? t('shift.titleOne', { label: only?.key })
          : t('shift.titleMany', { count: releases.length })
      }
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM}>
            {t('shift.move')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={t('shift.days')}
          value={typed}
          onInput={(next) => {
            setTyped(next);
            setError(null);
          }}
          onSave={setTyped}
          help={t('shift.help')}
          error={error}
          autoFocus
        />
        <Checkbox
          label={t('shift.along')}
          isSelected={scope === 'along'}
          onChange={(isAlong) => setScope(isAlong ? 'along' : 'only')}
        />
        {date !== null && days !== null && (
          <p className={styles.result}>{t('shift.result', { date: text.day(addDays(date, days)) })}</p>
        )}
      </form>
    </Dialog>
  );
}
