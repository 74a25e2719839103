import { useId, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { classNames } from './class-names.ts';
import type { FieldProps } from './field-parts.tsx';
import { Icon } from './icon.tsx';
import { PickList } from './pick-list.tsx';
import type { Option } from './select.tsx';
import field from './field.module.css';
import list from './list.module.css';
import select from './select.module.css';

export interface SearchSelectProps extends FieldProps {
  readonly value: string | null;
  readonly options: readonly Option[];
  readonly onSave: (id: string) => void;
  readonly placeholder?: string;
}

/** One of many (a zone, a person): a select whose list is searched by typing. */
export function SearchSelect(props: SearchSelectProps) {
  const { label, value, options, onSave, error, help, hideLabel, placeholder, isDisabled = false } = props;
  const isRefused = error !== undefined && error !== null && error !== '';
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const chosen = options.find((option) => option.id === value);
  return (
    <div className={field.field}>
      <span id={`${id}-label`} className={hideLabel === true ? 'visually-hidden' : field.label}>
        {label}
      </span>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          id={`${id}-button`}
          className={classNames(field.control, select.button)}
          isDisabled={isDisabled}
          aria-labelledby={`${id}-label ${id}-button`}
          {...(isRefused ? { 'data-invalid': true, 'aria-describedby': `${id}-error` } : {})}
        >
          {chosen?.mark}
          <span className={select.value}>{chosen?.label ?? value ?? placeholder}</span>
          <Icon name="chevrons-up-down" />
        </Button>
        <Popover className={list.popover ?? ''} offset={4} placement="bottom start">
          <Dialog aria-label={label} className={list.dialog ?? ''}>
            <PickList
              label={label}
              options={options}
              value={value === null ? [] : [value]}
              mode="single"
              onChange={([next]) => {
                setOpen(false);
                if (next !== undefined && next !== value) onSave(next);
              }}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {help !== undefined && <span className={field.help}>{help}</span>}
      {isRefused && (
        <span id={`${id}-error`} className={field.error} role="alert">
          <Icon name="warning" />
          <span>{error}</span>
        </span>
      )}
    </div>
  );
}
