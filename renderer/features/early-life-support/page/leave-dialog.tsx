import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { leaveSupport } from '#shared/planning/support/leave.ts';
import { missingFor, type Leaving } from '#shared/planning/support/ready.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Button, Dialog, Icon, TextField } from '../../../ui/index.ts';
import form from '../../../ui/records/form.module.css';
import { MissingList } from '../missing-list.tsx';
import type { PartProps } from './support-page.tsx';
import styles from './page.module.css';

interface LeaveProps extends PartProps {
  readonly leaving: Leaving;
  /** It is to be left with conditions after all. */
  readonly onConditions: () => void;
  readonly onClose: () => void;
}

/** Leaves it once nothing is missing, and says what is until then. */
export function LeaveDialog({ book, log, today, edits, leaving, onConditions, onClose }: LeaveProps) {
  const { t } = useTranslation(['support', 'common']);
  const { phase, support, release } = book;
  const [conditions, setConditions] = useState(support.conditions);
  // As if what is typed were saved already: both are written in one step.
  const asked = useMemo(
    () => ({ ...log, book: { ...book, support: { ...support, conditions } } }),
    [log, book, support, conditions],
  );
  const missing = missingFor(asked, leaving);
  const early = phase !== null && phase.first <= today && today < phase.last ? daysBetween(today, phase.last) : 0;
  const leave = async () => {
    const changes = [
      ...(conditions === support.conditions ? [] : [patchOf('supports', support.id, { conditions })]),
      ...leaveSupport(asked, leaving, today, msToInstant(Date.now())),
    ];
    const code = leaving === 'exit' ? 'supportLeft' : 'supportLeftConditionally';
    if (await edits.run(code, { label: release.key }, changes)) onClose();
  };
  return (
    <Dialog
      title={t(`leaveDialog.title.${leaving}`)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {leaving === 'exit' && missing.length > 0 && (
            <Button onPress={onConditions}>{t('page.leaveConditionally')}</Button>
          )}
          <Button variant="primary" isDisabled={missing.length > 0} onPress={() => void leave()}>
            {t(`leaveDialog.confirm.${leaving}`)}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        {leaving === 'conditional' && (
          <TextField
            label={t('leaveDialog.conditions')}
            help={t('leaveDialog.conditionsHelp')}
            value={conditions}
            multiline
            onInput={setConditions}
            onSave={setConditions}
          />
        )}
        {missing.length === 0 ? (
          <p className={styles.ready}>
            <Icon name="check" /> {t('leaveDialog.ready')}
          </p>
        ) : (
          <div className={form.group}>
            <p>{t('leaveDialog.missing')}</p>
            <MissingList missing={missing} onGo={onClose} />
          </div>
        )}
        {early > 0 && <p className={form.hint}>{t('leaveDialog.early', { count: early })}</p>}
      </div>
    </Dialog>
  );
}
