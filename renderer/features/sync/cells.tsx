import list from '../../ui/list-page.module.css';
import styles from './list-detail.module.css';

interface TextCellProps {
  readonly text: string;
  readonly isWeak?: boolean;
}

/** Text of any length and in any script, cut at its end. */
export function TextCell({ text, isWeak = false }: TextCellProps) {
  return (
    <span className={isWeak ? styles.weak : styles.value} title={text} dir="auto">
      {text}
    </span>
  );
}

interface RecordCellProps {
  readonly label: string;
  readonly name: string;
}

/** A record by its key and its name; neither turns the other round, whatever way it is written. */
export function RecordCell({ label, name }: RecordCellProps) {
  const rest = name === label ? '' : name;
  return (
    <span className={list.name} title={`${label} ${rest}`.trim()} dir="auto">
      <bdi className={list.key}>{label}</bdi> <bdi>{rest}</bdi>
    </span>
  );
}
