import { useId, useRef, useState } from 'react';
import { Input } from 'react-aria-components';
import type { FieldProps } from './field-parts.tsx';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

/** What was typed into a secret field: read once, where it is sent, and then taken away. */
export interface SecretInput {
  /** Hands over what was typed and empties the field. */
  readonly take: () => string;
  readonly clear: () => void;
  readonly isFilled: boolean;
  readonly bind: {
    readonly attach: (input: HTMLInputElement | null) => void;
    readonly onFilled: (is: boolean) => void;
  };
}

/** The text stands in the input alone: no state, store or draft holds it. */
export function useSecretInput(): SecretInput {
  const input = useRef<HTMLInputElement | null>(null);
  const [isFilled, setFilled] = useState(false);
  const clear = () => {
    if (input.current !== null) input.current.value = '';
    setFilled(false);
  };
  return {
    take: () => {
      const text = input.current?.value ?? '';
      clear();
      return text;
    },
    clear,
    isFilled,
    bind: {
      attach: (element) => {
        input.current = element;
      },
      onFilled: setFilled,
    },
  };
}

interface SecretFieldProps extends FieldProps {
  readonly input: SecretInput;
  readonly autoComplete?: 'off' | 'new-password' | 'current-password';
  readonly autoFocus?: boolean;
}

/** A token, a password, a passphrase: never shown, never spell-checked, never filled in by the engine. */
export function SecretField(props: SecretFieldProps) {
  const { label, input, error, help, isRequired = false, isDisabled = false, autoComplete = 'off' } = props;
  const id = useId();
  const isRefused = error !== undefined && error !== null && error !== '';
  const hasHelp = help !== undefined && help !== null;
  const described = [...(hasHelp ? [`${id}-help`] : []), ...(isRefused ? [`${id}-error`] : [])].join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={props.hideLabel === true ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      {/* By itself: a text field of the library would hold what is typed as its state. */}
      <Input
        id={id}
        ref={input.bind.attach}
        type="password"
        className={styles.control ?? ''}
        autoComplete={autoComplete}
        spellCheck="false"
        disabled={isDisabled}
        autoFocus={props.autoFocus ?? false}
        aria-required={isRequired}
        aria-invalid={isRefused}
        {...(isRefused ? { 'data-invalid': true } : {})}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => input.bind.onFilled(event.currentTarget.value !== '')}
      />
      {hasHelp && (
        <span id={`${id}-help`} className={styles.help}>
          {help}
        </span>
      )}
      {isRefused && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          <Icon name="warning" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
