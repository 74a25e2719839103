import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button as TextButton } from './button.tsx';
import { ChipButton } from './chip-button.tsx';
import { PickList } from './pick-list.tsx';
import type { Option } from './select.tsx';
import list from './list.module.css';
import styles from './filter-chip.module.css';

export interface FilterChipProps {
  readonly label: string;
  /** Chosen option ids; none means no filter. */
  readonly value: readonly string[];
  readonly options: readonly Option[];
  readonly onChange: (value: string[]) => void;
}

export function FilterChip({ label, value, options, onChange }: FilterChipProps) {
  const { t } = useTranslation('common');
  const names = value.map((id) => options.find((option) => option.id === id)?.label ?? id);
  const isOn = value.length > 0;
  const [first] = names;
  const more = names.length - 1;
  return (
    <DialogTrigger>
      <ChipButton isOn={isOn}>
        {first === undefined ? (
          label
        ) : (
          <>
            <span className={styles.label}>{label}</span>
            <span className={styles.value}>{more === 0 ? first : t('firstAndMore', { first, more })}</span>
          </>
        )}
      </ChipButton>
      <Popover className={list.popover ?? ''} placement="bottom start" offset={6}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          <PickList label={label} options={options} value={value} onChange={onChange} />
          {isOn && (
            <div className={list.foot}>
              <TextButton variant="quiet" slot={null} onPress={() => onChange([])}>
                {t('clear')}
              </TextButton>
            </div>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
