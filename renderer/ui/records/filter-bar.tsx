import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { FilterChip } from '../filter-chip.tsx';
import { TextField } from '../text-field.tsx';
import type { Option } from '../select.tsx';
import styles from '../list-page.module.css';

export interface FilterBarProps {
  readonly find: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Chips; each narrows, the values within one widen. */
  readonly children: ReactNode;
  readonly clear: string;
  /** Null: nothing is filtered. */
  readonly onClear: (() => void) | null;
}

/** Text and chips over a list. */
export function FilterBar({ find, placeholder, text, onText, children, clear, onClear }: FilterBarProps) {
  return (
    <search className={styles.filters}>
      <div className={styles.find}>
        <TextField
          label={find}
          hideLabel
          type="search"
          placeholder={placeholder}
          value={text}
          onInput={onText}
          onSave={onText}
        />
      </div>
      {children}
      {onClear !== null && (
        <Button variant="quiet" onPress={onClear}>
          {clear}
        </Button>
      )}
    </search>
  );
}

export interface RecordsFilterProps {
  readonly label: string;
  readonly value: readonly string[];
  /** Records of the workspace; where it has none, there is nothing to filter by. */
  readonly options: readonly Option[];
  /** Stands before them: those that name none. */
  readonly without?: Option;
  readonly onChange: (value: string[]) => void;
}

/** Filters by records of the workspace. */
export function RecordsFilter({ label, value, options, without, onChange }: RecordsFilterProps) {
  if (options.length === 0) return null;
  return (
    <FilterChip
      label={label}
      value={value}
      options={without === undefined ? options : [without, ...options]}
      onChange={onChange}
    />
  );
}
