import { useTranslation } from 'react-i18next';
import { Checkbox, IconButton, Popover } from '../../../ui/index.ts';
import { COLUMN_IDS, useReleaseList } from './list-state.ts';
import styles from './list.module.css';

export function ColumnMenu() {
  const { t } = useTranslation('releases');
  const columns = useReleaseList((state) => state.columns);
  const toggle = useReleaseList((state) => state.toggleColumn);
  return (
    <Popover
      label={t('columns.choose')}
      placement="bottom end"
      trigger={<IconButton icon="columns" label={t('columns.choose')} />}
    >
      <div className={styles.columns}>
        {COLUMN_IDS.map((id) => (
          <Checkbox
            key={id}
            label={t(`columns.${id}`)}
            isSelected={columns.includes(id)}
            // A list of rows without a name can't be read.
            isDisabled={id === 'key' || id === 'name'}
            onChange={() => toggle(id)}
          />
        ))}
      </div>
    </Popover>
  );
}
