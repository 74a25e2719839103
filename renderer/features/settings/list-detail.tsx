import { ListBox, ListBoxItem, useLocale } from 'react-aria-components';
import { useMemo, type ReactNode } from 'react';
import { Button, Badge } from '../../ui/index.ts';
import { useTranslation } from 'react-i18next';
import styles from './list-detail.module.css';

export interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly mark?: ReactNode;
  readonly hint?: string | number | undefined;
  readonly archived: boolean;
}

interface ListDetailProps {
  readonly label: string;
  readonly rows: readonly ListRow[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly addLabel: string;
  readonly onAdd: () => void;
  readonly emptyText: string;
  /** The selected record's fields. */
  readonly children: ReactNode;
}

/** Records of one kind at the left, the chosen one's fields at the right. */
export function ListDetail(props: ListDetailProps) {
  const { label, rows, selectedId, onSelect, addLabel, onAdd, emptyText, children } = props;
  const { t } = useTranslation('settings');
  const { locale } = useLocale();
  const number = useMemo(() => new Intl.NumberFormat(locale), [locale]);
  return (
    <div className={styles.split}>
      <div className={styles.side}>
        <ListBox
          aria-label={label}
          className={styles.list ?? ''}
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={selectedId === null ? [] : [selectedId]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) onSelect(String(id));
          }}
          renderEmptyState={() => <p className={styles.empty}>{emptyText}</p>}
        >
          {(row) => (
            <ListBoxItem id={row.id} textValue={row.name} className={styles.row ?? ''}>
              {row.mark}
              <span className={styles.name} title={row.name}>
                {row.name}
              </span>
              {row.archived ? (
                <Badge>{t('archived')}</Badge>
              ) : (
                <span className={styles.hint}>{typeof row.hint === 'number' ? number.format(row.hint) : row.hint}</span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
        <div className={styles.add}>
          <Button variant="quiet" icon="plus" onPress={onAdd}>
            {addLabel}
          </Button>
        </div>
      </div>
      <div className={styles.detail}>{children}</div>
    </div>
  );
}
