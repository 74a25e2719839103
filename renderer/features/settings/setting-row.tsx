import type { ReactNode } from 'react';
import { classNames } from '../../ui/index.ts';
import form from './form.module.css';

interface SettingRowProps {
  readonly name: string;
  readonly text?: ReactNode;
  readonly children: ReactNode;
  readonly isEnd?: boolean;
}

/** Name and what it means at the left, its control at the right. The control carries the name for the ear. */
export function SettingRow({ name, text, children, isEnd = false }: SettingRowProps) {
  return (
    <div className={form.setting}>
      <div>
        <div className={form.settingName}>{name}</div>
        {text !== undefined && <div className={form.note}>{text}</div>}
      </div>
      <div className={classNames(form.control, isEnd && form.settingEnd)}>{children}</div>
    </div>
  );
}
