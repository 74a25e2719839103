import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { FieldFoot, FieldLabel, type FieldProps } from './field-parts.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import field from './field.module.css';
import list from './list.module.css';
import styles from './select.module.css';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** Said quietly at the right. */
  readonly hint?: string | undefined;
  /** Drawn before the label: a status dot, a colour. */
  readonly mark?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface SelectProps extends FieldProps {
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly onSave: (id: string) => void;
  readonly placeholder?: string;
}

export function Select(props: SelectProps) {
  const { label, value, options, onSave, error, help, hideLabel, placeholder } = props;
  const chosen = options.find((option) => option.id === value);
  return (
    <AriaSelect
      className={field.field ?? ''}
      value={value}
      onChange={(id) => {
        if (id !== null && String(id) !== value) onSave(String(id));
      }}
      isInvalid={error !== undefined && error !== null && error !== ''}
      isRequired={props.isRequired ?? false}
      isDisabled={props.isDisabled ?? false}
      validationBehavior="aria"
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button className={classNames(field.control, styles.button)}>
        {chosen?.mark}
        <SelectValue className={styles.value ?? ''}>{chosen?.label ?? placeholder ?? ''}</SelectValue>
        <Icon name="chevrons-up-down" />
      </Button>
      <FieldFoot error={error} help={help} />
      <Popover className={list.popover ?? ''} offset={4}>
        <ListBox className={list.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className={list.item ?? ''}
              isDisabled={option.isDisabled ?? false}
            >
              {({ isSelected }) => (
                <>
                  <span className={list.mark}>{isSelected && <Icon name="check" />}</span>
                  {option.mark}
                  <span className={list.text}>{option.label}</span>
                  {option.hint !== undefined && <span className={list.hint}>{option.hint}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
