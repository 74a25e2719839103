import { Button } from '../button.tsx';
import { PickList } from '../pick-list.tsx';
import { Popover } from '../popover.tsx';
import type { Option } from '../select.tsx';

export interface AddFromListProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly onAdd: (id: string) => void;
}

/** A button that opens a searchable list; picking adds and closes. */
export function AddFromList({ label, options, onAdd }: AddFromListProps) {
  return (
    <Popover
      label={label}
      placement="bottom end"
      trigger={
        <Button variant="quiet" icon="plus" isDisabled={options.length === 0}>
          {label}
        </Button>
      }
    >
      {({ close }) => (
        <PickList
          label={label}
          options={options}
          value={[]}
          mode="single"
          onChange={([id]) => {
            close();
            if (id !== undefined) onAdd(id);
          }}
        />
      )}
    </Popover>
  );
}
