import { TextField } from '../../../ui/index.ts';

interface FormTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null;
  readonly multiline?: boolean;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
}

/** A text of a form that is saved as a whole: every key counts, or Enter would send what was there before. */
export function FormText({ label, value, onChange, error = null, placeholder, ...rest }: FormTextProps) {
  return (
    <TextField
      {...rest}
      label={label}
      value={value}
      error={error}
      onInput={onChange}
      onSave={onChange}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}
