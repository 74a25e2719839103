import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './icon.tsx';
import styles from './field.module.css';

/** What every field may be told. */
export interface FieldProps {
  readonly label: string;
  /** Says what is wrong and what to do; stands at the field. */
  readonly error?: string | null | undefined;
  readonly help?: ReactNode;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Keeps the label for the ear where the place says what it is (a table cell). */
  readonly hideLabel?: boolean;
}

export function FieldLabel({ label, hideLabel }: { readonly label: string; readonly hideLabel?: boolean | undefined }) {
  return <Label className={hideLabel === true ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>;
}

export function FieldFoot({ error, help }: { readonly error: string | null | undefined; readonly help?: ReactNode }) {
  return (
    <>
      {help !== undefined && help !== null && (
        <Text slot="description" className={styles.help ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>
        <Icon name="warning" />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
