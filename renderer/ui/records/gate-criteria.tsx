import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GateCriterion } from '#shared/model/gate.ts';
import type { Id } from '#shared/model/schema.ts';
import { Checkbox } from '../checkbox.tsx';
import { IconButton } from '../icon-button.tsx';
import { TextField } from '../text-field.tsx';
import { classNames } from '../class-names.ts';
import { AddLine } from './add-line.tsx';
import form from './form.module.css';
import styles from './gate.module.css';

export interface CriteriaProps {
  readonly criteria: readonly GateCriterion[];
  readonly nextId: () => Id;
  readonly onSave: (criteria: GateCriterion[]) => void;
}

export function Criteria({ criteria, nextId, onSave }: CriteriaProps) {
  const { t } = useTranslation('inspector');
  const patch = (id: Id, fields: Partial<GateCriterion>) =>
    onSave(criteria.map((criterion) => (criterion.id === id ? { ...criterion, ...fields } : criterion)));
  return (
    <fieldset className={styles.part} aria-label={t('gate.criteria')}>
      <h4 className={styles.title}>{t('gate.criteria')}</h4>
      {criteria.length === 0 && <p className={styles.hint}>{t('gate.noCriteria')}</p>}
      <ul className={styles.list}>
        {criteria.map((criterion) => (
          <Criterion
            key={criterion.id}
            criterion={criterion}
            onSave={(fields) => patch(criterion.id, fields)}
            onRemove={() => onSave(criteria.filter(({ id }) => id !== criterion.id))}
          />
        ))}
      </ul>
      <AddLine
        label={t('gate.addCriterion')}
        onAdd={(text) => onSave([...criteria, { id: nextId(), text, met: false, note: '' }])}
      />
    </fieldset>
  );
}

interface CriterionProps {
  readonly criterion: GateCriterion;
  readonly onSave: (fields: Partial<GateCriterion>) => void;
  readonly onRemove: () => void;
}

function Criterion({ criterion, onSave, onRemove }: CriterionProps) {
  const { t } = useTranslation('inspector');
  const [isNoting, setNoting] = useState(false);
  const { text, met, note } = criterion;
  return (
    <li className={styles.criterion}>
      <Checkbox label={text} hideLabel isSelected={met} onChange={(isMet) => onSave({ met: isMet })} />
      <div className={classNames(form.quiet, styles.texts)}>
        <TextField
          label={t('gate.criterion')}
          hideLabel
          multiline
          isRequired
          value={text}
          onSave={(next) => onSave({ text: oneLine(next) })}
        />
        {(note !== '' || isNoting) && (
          <div className={styles.note}>
            <TextField
              label={t('gate.criterionNote', { text })}
              hideLabel
              value={note}
              placeholder={t('gate.notePlaceholder')}
              autoFocus={isNoting}
              onSave={(next) => onSave({ note: next.trim() })}
            />
          </div>
        )}
      </div>
      <span className={styles.tools}>
        {note === '' && !isNoting && (
          <IconButton icon="edit" label={t('gate.criterionNote', { text })} onPress={() => setNoting(true)} />
        )}
        <IconButton icon="close" label={t('gate.removeCriterion', { text })} onPress={onRemove} />
      </span>
    </li>
  );
}

/** A criterion is one sentence; the field is only tall so that a long one can be read. */
const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();
