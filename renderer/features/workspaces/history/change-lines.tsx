import { labelOf, type RecordChange } from '#shared/model/journal.ts';
import styles from '../workspaces.module.css';
import { fieldName } from './step-title.ts';
import { valueText, type ValueWords } from './value-text.ts';

interface ChangeLinesProps {
  readonly change: RecordChange;
  readonly words: ValueWords;
  /** Says which record it is; off where that is plain. */
  readonly withName: boolean;
}

/** One record's part of a step: each field from what to what. */
export function ChangeLines({ change, words, withName }: ChangeLinesProps) {
  const { t, nameOf } = words;
  const kind = t(`workspaces:tables.${change.table}`);
  const name = change.op === 'update' ? (nameOf(change.id) ?? change.id) : labelOf(change.record);
  const head = withName ? `${kind}: ${name}` : null;
  if (change.op !== 'update') {
    return (
      <div>
        {head !== null && <strong>{head} </strong>}
        {t(change.op === 'create' ? 'history:created' : 'history:deleted')}
      </div>
    );
  }
  return (
    <div>
      {head !== null && <strong>{head}</strong>}
      <dl className={styles.fields}>
        {Object.entries(change.fields).map(([field, { before, after }]) => (
          <FieldLine
            key={field}
            label={fieldName(t, field)}
            before={valueText(field, before, words)}
            after={valueText(field, after, words)}
            to={t('history:to')}
          />
        ))}
      </dl>
    </div>
  );
}

interface FieldLineProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly to: string;
}

function FieldLine({ label, before, after, to }: FieldLineProps) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <span className={styles.before}>{before}</span> {to} {after}
      </dd>
    </>
  );
}
