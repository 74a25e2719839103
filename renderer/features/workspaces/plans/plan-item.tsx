import { useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WorkspaceInfo } from '../../../data/registry.ts';
import { Badge, Button, MenuButton, TextField } from '../../../ui/index.ts';
import styles from '../workspaces.module.css';

interface PlanItemProps {
  readonly plan: WorkspaceInfo;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
}

export function PlanItem({ plan, isOpen, isBusy, onOpen, onRename, onRemove }: PlanItemProps) {
  const { t } = useTranslation('workspaces');
  const { locale } = useLocale();
  const [isRenaming, setRenaming] = useState(false);
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const about = t(plan.openedAt === null ? 'plans.madeOn' : 'plans.lastOpened', {
    when: when.format(new Date(plan.openedAt ?? plan.createdAt)),
  });
  const items = [
    { id: 'rename', label: t('plans.rename'), icon: 'edit' as const, onAction: () => setRenaming(true) },
    // The open one is not offered: the window would show nothing true.
    {
      id: 'remove',
      label: t(isOpen ? 'plans.removeOpen' : 'plans.remove'),
      icon: 'trash' as const,
      danger: true,
      isDisabled: isOpen,
      onAction: onRemove,
    },
  ];
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        {isRenaming ? (
          <TextField
            label={t('plans.name')}
            hideLabel
            autoFocus
            value={plan.name}
            onSave={(name) => {
              setRenaming(false);
              onRename(name);
            }}
          />
        ) : (
          <>
            <div className={styles.name}>{plan.name}</div>
            <div className={styles.about}>{about}</div>
          </>
        )}
      </div>
      {isOpen ? (
        <Badge>{t('plans.isOpen')}</Badge>
      ) : (
        <Button isDisabled={isBusy} onPress={onOpen} aria-label={t('plans.openNamed', { name: plan.name })}>
          {t('plans.open')}
        </Button>
      )}
      <MenuButton icon="more" label={t('plans.moreOf', { name: plan.name })} items={items} />
    </li>
  );
}
