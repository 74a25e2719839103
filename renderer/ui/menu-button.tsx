import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Fragment } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';
import { Kbd } from './kbd.tsx';
import iconButton from './icon-button.module.css';
import list from './list.module.css';

export interface MenuItemSpec {
  readonly id: string;
  readonly label: string;
  readonly keys?: string | undefined;
  readonly icon?: IconName;
  readonly onAction: () => void;
  readonly danger?: boolean;
  readonly isDisabled?: boolean;
  /** A line above it. */
  readonly startsGroup?: boolean;
}

export interface MenuButtonProps {
  readonly label: string;
  readonly items: readonly MenuItemSpec[];
  /** Shows this icon alone; the label is then its accessible name. */
  readonly icon?: IconName;
  /** Before the label. */
  readonly startIcon?: IconName;
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly isDisabled?: boolean;
}

export function MenuButton({
  label,
  items,
  icon,
  startIcon,
  variant = 'secondary',
  isDisabled = false,
}: MenuButtonProps) {
  return (
    <MenuTrigger>
      {icon === undefined ? (
        <Button variant={variant} isDisabled={isDisabled} {...(startIcon === undefined ? {} : { icon: startIcon })}>
          {label}
          <Icon name="chevron-down" size={12} />
        </Button>
      ) : (
        <AriaButton aria-label={label} className={iconButton.button ?? ''} isDisabled={isDisabled}>
          <Icon name={icon} />
        </AriaButton>
      )}
      <Popover className={list.popover ?? ''} offset={4}>
        <Menu className={list.list ?? ''} aria-label={label}>
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.startsGroup === true && <Separator className={list.separator ?? ''} />}
              <MenuItem
                id={item.id}
                textValue={item.label}
                className={classNames(list.item, item.danger === true && list.danger)}
                isDisabled={item.isDisabled ?? false}
                onAction={item.onAction}
              >
                {item.icon !== undefined && <Icon name={item.icon} />}
                <span className={list.text}>{item.label}</span>
                {item.keys !== undefined && <Kbd keys={item.keys} />}
              </MenuItem>
            </Fragment>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
