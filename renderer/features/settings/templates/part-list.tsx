import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { settings } from '#shared/text/en/settings.ts';
import { Button, IconButton } from '../../../ui/index.ts';
import styles from './templates.module.css';

type Column = keyof (typeof settings)['templates']['column'];

interface PartListProps<P extends { readonly id: string }> {
  readonly part: 'phases' | 'gates' | 'deployments' | 'bookings';
  readonly parts: readonly P[];
  /** Heads of the fields a row draws, in order. */
  readonly columns: readonly Column[];
  readonly onSave: (parts: P[]) => void;
  /** A new one; undefined where none can be made. */
  readonly onAdd: (() => P) | undefined;
  readonly children: (part: P, save: (fields: Partial<P>) => void) => ReactNode;
}

/** One kind of part of a template, a line each; the whole list is saved with every change. */
export function PartList<P extends { readonly id: string }>(props: PartListProps<P>) {
  const { part, parts, columns, onSave, onAdd, children } = props;
  const { t } = useTranslation('settings');
  const others = (id: string) => parts.filter((one) => one.id !== id);
  return (
    <section aria-label={t(`field.${part}`)}>
      <h3 className={styles.head}>{t(`field.${part}`)}</h3>
      {parts.length > 0 && (
        <div className={styles.row} aria-hidden="true">
          {columns.map((column) => (
            <span key={column} className={styles.label}>
              {t(`templates.column.${column}`)}
            </span>
          ))}
        </div>
      )}
      {parts.map((one, at) => (
        <div key={one.id} className={styles.row} role="group" aria-label={t('templates.line', { number: at + 1 })}>
          {children(one, (fields) => onSave(parts.map((each) => (each === one ? { ...one, ...fields } : each))))}
          <IconButton
            icon="trash"
            label={t('templates.remove', { number: at + 1 })}
            onPress={() => onSave(others(one.id))}
          />
        </div>
      ))}
      {onAdd !== undefined && (
        <Button variant="quiet" icon="plus" onPress={() => onSave([...parts, onAdd()])}>
          {t(`templates.add.${part}`)}
        </Button>
      )}
    </section>
  );
}
