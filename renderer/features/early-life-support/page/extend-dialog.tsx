import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import { addDays, daysBetween } from '#shared/planning/days.ts';
import { extendProblem, extendSupport } from '#shared/planning/support/leave.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, DateField, Dialog, TextField } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from './support-page.tsx';

const FORM = 'support-extend';
const WEEK = 7;

/** A later last day, and why. */
export function ExtendDialog({ book, configuration, edits, onClose }: PartProps & { readonly onClose: () => void }) {
  const { t } = useTranslation(['support', 'common']);
  const text = useWhenText();
  const { personId } = useWorkspace();
  const { phase, support, release } = book;
  const last = phase?.last ?? null;
  const [to, setTo] = useState<PlainDate | null>(last === null ? null : addDays(last, WEEK));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const problem = extendProblem(book, { to: to ?? last ?? '', reason });
  const say = (at: NonNullable<typeof problem>) =>
    asked && problem === at ? t(`extendDialog.problem.${at}`, { date: last === null ? '' : text.day(last) }) : null;
  const submit = async () => {
    setAsked(true);
    if (problem !== null || to === null || last === null) return;
    const now = Date.now();
    const changes = extendSupport(book, { to, reason, personId, at: msToInstant(now), id: uuidv7(now) });
    const count = daysBetween(last, to);
    if (await edits.run('supportExtended', { label: release.key, count }, changes)) onClose();
  };
  return (
    <Dialog
      title={t('extendDialog.title')}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" type="submit" form={FORM}>
            {t('extendDialog.confirm')}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {last !== null && <p>{t('extendDialog.now', { date: text.day(last) })}</p>}
        {support.extensionRule !== '' && (
          <p className={form.hint}>{t('extendDialog.rule', { rule: support.extensionRule })}</p>
        )}
        <DateField
          label={t('extendDialog.to')}
          value={to}
          isRequired
          weekStart={configuration.settings.weekStart}
          error={say('notLater')}
          onSave={setTo}
        />
        <TextField
          label={t('extendDialog.reason')}
          value={reason}
          multiline
          isRequired
          error={say('noReason')}
          onInput={setReason}
          onSave={setReason}
        />
      </form>
    </Dialog>
  );
}
