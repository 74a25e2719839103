import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatusCategory } from '#shared/model/configuration.ts';
import { Button } from '../button.tsx';
import { Icon } from '../icon.tsx';
import { IconButton } from '../icon-button.tsx';
import { StatusDot } from '../status-dot.tsx';
import styles from './related-list.module.css';

export interface RelatedItem {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly category: StatusCategory | null;
  /** Said at the right: a date, a team. */
  readonly detail: string;
  readonly warning: string | null;
  /** 1 directly; more is further away. */
  readonly steps: number;
}

export interface RelatedListProps {
  readonly title: string;
  readonly empty: string;
  readonly items: readonly RelatedItem[];
  readonly onOpen: (id: string) => void;
  readonly removeLabel?: (label: string) => string;
  /** Only what is directly related can be taken out. */
  readonly onRemove?: (id: string) => void;
}

/** Longer lists start folded: a base library may be needed by hundreds. */
const SHOWN = 12;

export function RelatedList({ title, empty, items, onOpen, removeLabel, onRemove }: RelatedListProps) {
  const { t } = useTranslation('inspector');
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? items : items.slice(0, SHOWN);
  const direct = items.filter((item) => item.steps === 1).length;
  return (
    <fieldset className={styles.list} aria-label={title}>
      <h3 className={styles.title}>
        {title}
        {items.length > 0 && (
          <span className={styles.count}>
            {direct === items.length ? items.length : t('related.counts', { direct, further: items.length - direct })}
          </span>
        )}
      </h3>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul>
        {shown.map((item) => (
          <li key={item.id} className={styles.item}>
            <button type="button" className={styles.open} onClick={() => onOpen(item.id)} title={item.name}>
              {item.category !== null && <StatusDot category={item.category} />}
              <span className={styles.label}>{item.label}</span>
              <span className={styles.name}>{item.name === item.label ? '' : item.name}</span>
              {item.steps > 1 && <span className={styles.steps}>{t('related.steps', { count: item.steps })}</span>}
              <span className={styles.detail}>{item.detail}</span>
            </button>
            {item.warning !== null && (
              <span className={styles.warning}>
                <Icon name="warning" size={12} />
                {item.warning}
              </span>
            )}
            {item.steps === 1 && onRemove !== undefined && (
              <IconButton
                icon="close"
                label={removeLabel?.(item.label) ?? item.label}
                onPress={() => onRemove(item.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {items.length > SHOWN && !isWhole && (
        <Button variant="quiet" onPress={() => setWhole(true)}>
          {t('related.more', { count: items.length - SHOWN })}
        </Button>
      )}
    </fieldset>
  );
}
