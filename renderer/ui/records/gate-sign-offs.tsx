import { useTranslation } from 'react-i18next';
import type { SignOff } from '#shared/model/gate.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Instant } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { IconButton } from '../icon-button.tsx';
import { SegmentedControl } from '../segmented-control.tsx';
import { Select } from '../select.tsx';
import { TextField } from '../text-field.tsx';
import { classNames } from '../class-names.ts';
import { AddLine } from './add-line.tsx';
import { fromOptional, toOptional, useOptions } from './options.tsx';
import { useWhenText } from './when-text.ts';
import form from './form.module.css';
import styles from './gate.module.css';

export interface SignOffsProps {
  readonly signOffs: readonly SignOff[];
  readonly configuration: Configuration;
  readonly nextId: () => Id;
  readonly now: () => Instant;
  readonly onSave: (signOffs: SignOff[]) => void;
}

export function SignOffs({ signOffs, configuration, nextId, now, onSave }: SignOffsProps) {
  const { t } = useTranslation('inspector');
  const patch = (id: Id, fields: Partial<SignOff>) =>
    onSave(signOffs.map((signOff) => (signOff.id === id ? { ...signOff, ...fields } : signOff)));
  const add = (role: string) =>
    onSave([...signOffs, { id: nextId(), role, personId: null, decision: 'pending', decidedAt: null, note: '' }]);
  return (
    <fieldset className={styles.part} aria-label={t('gate.signOffs')}>
      <h4 className={styles.title}>{t('gate.signOffs')}</h4>
      {signOffs.length === 0 && <p className={styles.hint}>{t('gate.noSignOffs')}</p>}
      <ul className={styles.list}>
        {signOffs.map((signOff) => (
          <SignOffRow
            key={signOff.id}
            signOff={signOff}
            configuration={configuration}
            onSave={(fields) => patch(signOff.id, fields)}
            onDecide={(decision) => patch(signOff.id, { decision, decidedAt: decision === 'pending' ? null : now() })}
            onRemove={() => onSave(signOffs.filter(({ id }) => id !== signOff.id))}
          />
        ))}
      </ul>
      <AddLine label={t('gate.addSignOff')} onAdd={add} />
    </fieldset>
  );
}

interface RowProps {
  readonly signOff: SignOff;
  readonly configuration: Configuration;
  readonly onSave: (fields: Partial<SignOff>) => void;
  readonly onDecide: (decision: SignOff['decision']) => void;
  readonly onRemove: () => void;
}

const DECISIONS = ['pending', 'approved', 'rejected'] as const;

function SignOffRow({ signOff, configuration, onSave, onDecide, onRemove }: RowProps) {
  const { t } = useTranslation('inspector');
  const text = useWhenText();
  const people = useOptions(configuration, 'people', [signOff.personId], t('gate.nobody'));
  const { role, decidedAt } = signOff;
  return (
    <li className={styles.signOff}>
      <div className={classNames(form.quiet, styles.who)}>
        <TextField
          label={t('gate.role')}
          hideLabel
          isRequired
          value={role}
          onSave={(next) => onSave({ role: next.trim() })}
        />
        <Select
          label={t('gate.personFor', { role })}
          hideLabel
          value={fromOptional(signOff.personId)}
          options={people}
          onSave={(id) => onSave({ personId: toOptional(id) })}
        />
        <span className={styles.tools}>
          <IconButton icon="close" label={t('gate.removeSignOff', { role })} onPress={onRemove} />
        </span>
      </div>
      <div className={styles.decision}>
        <SegmentedControl
          label={t('gate.decisionOf', { role })}
          value={signOff.decision}
          options={DECISIONS.map((id) => ({ id, label: t(`gate.decisions.${id}`) }))}
          onChange={onDecide}
        />
        {decidedAt !== null && (
          <span className={styles.hint}>{text.moment(momentFromInstant(decidedAt, configuration.settings.zone))}</span>
        )}
      </div>
      {signOff.decision !== 'pending' && signOff.personId === null && <p className={form.warn}>{t('gate.sayWho')}</p>}
      {(signOff.decision !== 'pending' || signOff.note !== '') && (
        <div className={classNames(form.quiet, styles.note)}>
          <TextField
            label={t('gate.noteOf', { role })}
            hideLabel
            value={signOff.note}
            placeholder={t('gate.signOffNote')}
            onSave={(note) => onSave({ note: note.trim() })}
          />
        </div>
      )}
    </li>
  );
}
