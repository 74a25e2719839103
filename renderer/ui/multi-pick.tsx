import { useId, useState } from 'react';
import { Button, Dialog, DialogTrigger, Popover, Tag, TagGroup, TagList } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import type { FieldProps } from './field-parts.tsx';
import { Icon } from './icon.tsx';
import { PickList } from './pick-list.tsx';
import type { Option } from './select.tsx';
import field from './field.module.css';
import list from './list.module.css';
import styles from './multi-pick.module.css';

export interface MultiPickProps extends FieldProps {
  readonly value: readonly string[];
  readonly options: readonly Option[];
  /** Once per visit of the list, with all that was ticked: one edit, one step to undo. */
  readonly onSave: (value: string[]) => void;
  readonly placeholder?: string;
}

export function MultiPick(props: MultiPickProps) {
  const { label, value, options, onSave, error, help, hideLabel, placeholder, isDisabled = false } = props;
  const { t } = useTranslation('common');
  const [ticked, setTicked] = useState<string[] | null>(null);
  const id = useId();
  const byId = new Map(options.map((option) => [option.id, option]));
  const shown = ticked ?? value;

  const onOpenChange = (isOpen: boolean) => {
    if (isOpen) setTicked([...value]);
    else {
      if (ticked !== null && (ticked.length !== value.length || ticked.some((one) => !value.includes(one))))
        onSave(ticked);
      setTicked(null);
    }
  };
  return (
    <div className={field.field} role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={hideLabel === true ? 'visually-hidden' : field.label}>
        {label}
      </span>
      <div
        className={classNames(field.control, styles.control, shown.length > 0 && styles.filled)}
        {...(error ? { 'data-invalid': true } : {})}
      >
        {shown.length > 0 && (
          <TagGroup
            aria-label={label}
            className={styles.group ?? ''}
            selectionMode="none"
            {...(isDisabled ? {} : { onRemove: (keys) => onSave(value.filter((one) => !keys.has(one))) })}
          >
            <TagList className={styles.tags ?? ''}>
              {shown.map((one) => (
                <Tag key={one} id={one} textValue={byId.get(one)?.label ?? one} className={styles.tag ?? ''}>
                  {byId.get(one)?.mark}
                  <span className={styles.text}>{byId.get(one)?.label ?? one}</span>
                  {!isDisabled && (
                    <Button slot="remove" aria-label={t('remove')} className={styles.remove ?? ''}>
                      <Icon name="close" size={12} />
                    </Button>
                  )}
                </Tag>
              ))}
            </TagList>
          </TagGroup>
        )}
        <DialogTrigger onOpenChange={onOpenChange}>
          <Button
            className={styles.add ?? ''}
            isDisabled={isDisabled}
            // What stands on it is part of its name: who speaks to the window says what is seen.
            {...(shown.length === 0 && placeholder !== undefined
              ? { 'aria-labelledby': `${id}-label ${id}-none` }
              : { 'aria-label': t('addTo', { label }) })}
          >
            {shown.length === 0 && (
              <span id={`${id}-none`} className={styles.placeholder}>
                {placeholder ?? t('choose')}
              </span>
            )}
            <Icon name="plus" size={14} />
          </Button>
          <Popover className={list.popover ?? ''} placement="bottom start" offset={6}>
            <Dialog aria-label={label} className={styles.dialog ?? ''}>
              <PickList label={label} options={options} value={shown} onChange={setTicked} />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </div>
      {help !== undefined && <span className={field.help}>{help}</span>}
      {error !== undefined && error !== null && error !== '' && (
        <span className={field.error} role="alert">
          <Icon name="warning" />
          {error}
        </span>
      )}
    </div>
  );
}
