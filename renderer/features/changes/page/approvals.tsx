import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '#shared/model/change.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { useApprovalEdits, type ApprovalEdits } from '../../../data/change-editor.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Badge, IconButton, SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { AddLine } from '../../../ui/records/add-line.tsx';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { ChangeApprovalBadge } from '../../../ui/records/risk-badge.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';
import parts from './parts.module.css';

const nextId = () => uuidv7(Date.now());
const DECISIONS = ['requested', 'approved', 'rejected', 'deferred', 'notRequired'] as const;

/** Who must agree and what each said. Board decisions come from their meetings and can be written down here too. */
export function Approvals({ form: { change, configuration, approvals, subject } }: SectionProps) {
  const { t } = useTranslation('changes');
  const edits = useApprovalEdits(change, approvals, configuration, nextId);
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const say = (refused: unknown) => setError(refused === null ? null : errorText(refused));
  const order = (approvals.at(-1)?.order ?? 0) + 1;
  return (
    <div className={styles.form}>
      <p className={styles.line}>
        <ChangeApprovalBadge state={subject.approval} />
        <span className={styles.muted}>{t(`approval.hint.${subject.approval}`)}</span>
      </p>
      {approvals.length > 0 && (
        <ul className={parts.rows} aria-label={t('section.approvals')}>
          {approvals.map((approval) => (
            <ApprovalRow
              key={approval.id}
              approval={approval}
              configuration={configuration}
              edits={edits}
              onDone={say}
            />
          ))}
        </ul>
      )}
      <AddLine label={t('approval.add')} onAdd={(role) => void edits.add(role, order).then(say)} />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  readonly approval: Approval;
  readonly configuration: Configuration;
  readonly edits: ApprovalEdits;
  readonly onDone: (refused: unknown) => void;
}

function ApprovalRow({ approval, configuration, edits, onDone }: RowProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const people = useOptions(configuration, 'people', [approval.personId], t('nobody'));
  const { role, decision, decidedAt, decidedById } = approval;
  const set = (fields: Partial<Approval>) => void edits.set(approval, fields).then(onDone);
  const by = decidedById === null ? '' : (configuration.people.get(decidedById)?.name ?? decidedById);
  return (
    <li className={parts.approval}>
      <div className={parts.approvalHead}>
        <span className={parts.role} title={role}>
          {role}
        </span>
        {approval.boardId !== null && <Badge>{t('approval.board')}</Badge>}
        <span className={styles.push} />
        {decidedAt !== null && (
          <span className={styles.muted}>
            {t(by === '' ? 'approval.at' : 'approval.by', {
              person: by,
              when: text.moment(momentFromInstant(decidedAt, configuration.settings.zone)),
            })}
          </span>
        )}
        <IconButton
          icon="close"
          label={t('approval.remove', { role })}
          onPress={() => void edits.remove(approval).then(onDone)}
        />
      </div>
      <div className={styles.grid}>
        <Select
          label={t('approval.decision', { role })}
          value={decision}
          options={DECISIONS.map((id) => ({ id, label: t(`decisions.${id}`) }))}
          onSave={(id) => {
            const chosen = DECISIONS.find((one) => one === id);
            if (chosen !== undefined) void edits.decide(approval, chosen).then(onDone);
          }}
        />
        {approval.boardId === null && (
          <SearchSelect
            label={t('approval.person', { role })}
            value={fromOptional(approval.personId)}
            options={people}
            onSave={(id) => set({ personId: toOptional(id) })}
          />
        )}
        <TextField
          label={t('approval.conditions')}
          value={approval.conditions}
          onSave={(conditions) => set({ conditions: conditions.trim() })}
        />
        {(decision === 'rejected' || decision === 'deferred' || approval.note !== '') && (
          <TextField label={t('approval.note')} value={approval.note} onSave={(note) => set({ note: note.trim() })} />
        )}
      </div>
    </li>
  );
}
