import type { RecordChange } from '#shared/model/journal.ts';
import styles from '../workspaces.module.css';
import { fieldName } from './step-title.ts';
import { valueText, type ValueWords } from './value-text.ts';

interface ChangeLinesProps {
  readonly change: RecordChange;
  readonly words: ValueWords;
  /** Which record it is, empty where nobody knows it any more; null where it is plain. */
  readonly name: string | null;
}

/** One record's part of a step: each field from what to what. */
export function ChangeLines({ change, words, name }: ChangeLinesProps) {
  const { t } = words;
  const kind = t(`workspaces:tables.${change.table}`);
  const head = name === null ? null : name === '' ? kind : `${kind}: ${name}`;
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
