import { useTranslation } from 'react-i18next';
import { Checkbox } from '../checkbox.tsx';
import { IconButton } from '../icon-button.tsx';
import { Popover } from '../popover.tsx';
import styles from './column-menu.module.css';

export interface ColumnMenuProps {
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  readonly shown: readonly string[];
  /** Always shown: a list of rows without a name can't be read. */
  readonly fixed: readonly string[];
  readonly onToggle: (id: string) => void;
}

/** Which columns a list shows. */
export function ColumnMenu({ columns, shown, fixed, onToggle }: ColumnMenuProps) {
  const { t } = useTranslation('common');
  return (
    <Popover label={t('columns')} placement="bottom end" trigger={<IconButton icon="columns" label={t('columns')} />}>
      <div className={styles.columns}>
        {columns.map(({ id, header }) => (
          <Checkbox
            key={id}
            label={header}
            isSelected={fixed.includes(id) || shown.includes(id)}
            isDisabled={fixed.includes(id)}
            onChange={() => onToggle(id)}
          />
        ))}
      </div>
    </Popover>
  );
}
