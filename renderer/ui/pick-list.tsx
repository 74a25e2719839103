import { useContext, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  OverlayTriggerStateContext,
  SearchField,
  useFilter,
  Virtualizer,
  type Selection,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import type { Option } from './select.tsx';
import list from './list.module.css';
import styles from './pick-list.module.css';

const ROW_HEIGHT = 28;
const SHOWN_ROWS = 9;

/**
 * The list is scrolled by the keys of the search, which names the option they are on: that is a combobox. Which list it
 * controls is said by `Autocomplete`.
 */
const COMBOBOX = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

interface PickListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly mode?: 'single' | 'multiple';
}

/** Search and a list of thousands beneath it; keys move in the list while the cursor stays in the search. */
export function PickList({ label, options, value, onChange, mode = 'multiple' }: PickListProps) {
  const { t } = useTranslation('common');
  const { contains } = useFilter({ sensitivity: 'base' });
  const change = (selection: Selection) =>
    onChange(selection === 'all' ? options.map((option) => option.id) : [...selection].map(String));
  const overlay = useContext(OverlayTriggerStateContext);
  // One Esc closes: the search field would first take one to empty itself, and one for the list.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || overlay === null) return;
    event.stopPropagation();
    event.preventDefault();
    overlay.close();
  };
  return (
    <div className={styles.pick} onKeyDownCapture={onKeyDown}>
      <Autocomplete filter={contains}>
        <SearchField className={list.search ?? ''} aria-label={t('searchIn', { label })} autoFocus>
          <Icon name="search" />
          <Input {...COMBOBOX} placeholder={t('search')} />
        </SearchField>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW_HEIGHT, padding: 4 }}>
          <ListBox
            className={styles.list ?? ''}
            style={{ maxHeight: SHOWN_ROWS * ROW_HEIGHT + 8 }}
            aria-label={label}
            items={options}
            selectionMode={mode}
            selectedKeys={value}
            onSelectionChange={change}
            renderEmptyState={() => <div className={list.empty}>{t('nothingFound')}</div>}
          >
            {(option) => (
              <ListBoxItem
                id={option.id}
                textValue={option.hint === undefined ? option.label : `${option.label} ${option.hint}`}
                className={list.item ?? ''}
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
        </Virtualizer>
      </Autocomplete>
    </div>
  );
}
