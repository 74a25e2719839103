import { useContext, useMemo, useState, type KeyboardEvent } from 'react';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  OverlayTriggerStateContext,
  SearchField,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';
import type { Option } from '../select.tsx';
import list from '../list.module.css';
import styles from './search-pick.module.css';

export interface SearchPickProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onPick: (id: string) => void;
  readonly autoFocus?: boolean;
}

/** Rows drawn; the rest is counted, and found by typing on. Ten thousand releases are no list to scroll. */
const SHOWN = 60;

/** Search in very many. What starts with the words typed comes first. */
export function SearchPick({ label, options, value, onPick, autoFocus = true }: SearchPickProps) {
  const { t } = useTranslation(['inspector', 'common']);
  const [query, setQuery] = useState('');
  const searchable = useMemo(
    () => options.map((option) => ({ option, text: `${option.label} ${option.hint ?? ''}`.toLocaleLowerCase() })),
    [options],
  );
  const found = useMemo(() => {
    const wanted = query.trim().toLocaleLowerCase();
    if (wanted === '') return options;
    const words = wanted.split(/\s+/);
    const matching = searchable.filter(({ text }) => words.every((word) => text.includes(word)));
    const first = matching.filter(({ text }) => text.startsWith(wanted));
    const rest = matching.filter(({ text }) => !text.startsWith(wanted));
    return [...first, ...rest].map(({ option }) => option);
  }, [options, searchable, query]);
  const shown = found.slice(0, SHOWN);
  const overlay = useContext(OverlayTriggerStateContext);
  // The first Esc empties the search, the next closes what is around it; the list would keep it.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || query !== '' || overlay === null) return;
    event.stopPropagation();
    event.preventDefault();
    overlay.close();
  };
  return (
    <div className={styles.pick} onKeyDownCapture={onKeyDown}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField className={list.search ?? ''} aria-label={t('common:searchIn', { label })} autoFocus={autoFocus}>
          <Icon name="search" />
          <Input placeholder={t('create.findRelease')} />
        </SearchField>
        <ListBox
          aria-label={label}
          className={styles.list ?? ''}
          items={shown}
          selectionMode="single"
          selectedKeys={value === null ? [] : [value]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) onPick(String(id));
          }}
          renderEmptyState={() => <div className={list.empty}>{t('common:nothingFound')}</div>}
        >
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={`${option.label} ${option.hint ?? ''}`.trim()}
              className={list.item ?? ''}
            >
              {({ isSelected }) => (
                <>
                  <span className={list.mark}>{isSelected && <Icon name="check" />}</span>
                  <span className={styles.label}>{option.label}</span>
                  {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
      {found.length > shown.length && (
        <p className={styles.more}>{t('create.moreMatch', { count: found.length - shown.length })}</p>
      )}
    </div>
  );
}
