import { Button } from '../button.tsx';
import { Popover } from '../popover.tsx';
import type { Option } from '../select.tsx';
import { SearchPick } from './search-pick.tsx';

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
        <SearchPick
          label={label}
          options={options}
          value={null}
          onPick={(id) => {
            close();
            onAdd(id);
          }}
        />
      )}
    </Popover>
  );
}
