import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { Input, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { FieldFoot, FieldLabel, type FieldProps } from './field-parts.tsx';
import { useDraft } from './use-draft.ts';
import styles from './field.module.css';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  /** Called when the field is left or Enter is pressed, and only when the text changed. */
  readonly onSave: (value: string) => void;
  /** Called with every key, for a form that is not saved field by field. */
  readonly onInput?: (value: string) => void;
  readonly multiline?: boolean;
  readonly placeholder?: string;
  readonly type?: 'text' | 'email' | 'url' | 'search';
  readonly autoFocus?: boolean;
  readonly maxLength?: number;
  readonly name?: string;
  readonly spellCheck?: boolean;
  readonly help?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** Keeps its own draft: saves when left or on Enter (Mod+Enter in a long text), Esc restores. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    value,
    onSave,
    onInput,
    error,
    help,
    multiline = false,
    isRequired = false,
    hideLabel,
    inputRef,
  } = props;
  const { t } = useTranslation('common');
  const draft = useDraft(value);
  const [isEmpty, setEmpty] = useState(false);
  // A refusal is about what was typed then: it goes once that is changed or taken back.
  const [past, setPast] = useState<string | null>(null);
  if (past !== null && past !== error) setPast(null);

  const save = () => {
    if (!draft.isDirty) return;
    setPast(null);
    setEmpty(isRequired && draft.shown.trim() === '');
    const text = draft.take((value) => !isRequired || value.trim() !== '');
    if (text !== null) onSave(text.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft.isDirty) {
      // The first Esc gives the field back; only the next one closes what is around it.
      event.stopPropagation();
      draft.reset();
      setEmpty(false);
      setPast(error ?? null);
      onInput?.(value);
    } else if (event.key === 'Enter' && (!multiline || event.metaKey || event.ctrlKey)) save();
  };
  const message = isEmpty ? t('fieldRequired') : error === past ? null : error;
  const shared = {
    className: styles.control ?? '',
    onKeyDown,
    ...(props.placeholder === undefined ? {} : { placeholder: props.placeholder }),
  };
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={draft.shown}
      onChange={(text) => {
        draft.set(text);
        setEmpty(false);
        setPast(error ?? null);
        onInput?.(text);
      }}
      onBlur={save}
      isInvalid={message !== undefined && message !== null && message !== ''}
      isRequired={isRequired}
      isDisabled={props.isDisabled ?? false}
      type={props.type ?? 'text'}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.name === undefined ? {} : { name: props.name })}
      {...(props.spellCheck === undefined ? {} : { spellCheck: String(props.spellCheck) })}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      {multiline ? (
        <TextArea {...shared} />
      ) : (
        <Input {...shared} {...(inputRef === undefined ? {} : { ref: inputRef })} />
      )}
      <FieldFoot error={message} help={help} />
    </AriaTextField>
  );
}
