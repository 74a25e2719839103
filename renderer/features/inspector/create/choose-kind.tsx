import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Dialog, Icon, Kbd, type IconName } from '../../../ui/index.ts';
import styles from './create.module.css';

export const CREATABLE = ['release', 'deployment', 'event', 'change', 'booking', 'environment', 'service'] as const;
export type Creatable = (typeof CREATABLE)[number];

const ICONS = {
  release: 'release',
  deployment: 'star',
  event: 'calendar',
  change: 'change',
  booking: 'bookmark',
  environment: 'environment',
  service: 'service',
} as const satisfies Record<Creatable, IconName>;

export interface ChooseKindProps {
  readonly onChoose: (kind: Creatable) => void;
  readonly onClose: () => void;
}

/** The first letter of each kind chooses it, as do arrows and Enter. */
export function ChooseKind({ onChoose, onClose }: ChooseKindProps) {
  const { t } = useTranslation('inspector');
  const letterOf = (kind: Creatable) => t(`create.${kind}.key`);
  return (
    <Dialog title={t('create.choose')} size="small" onClose={onClose} isDismissable>
      <div
        onKeyDownCapture={(event) => {
          const kind = CREATABLE.find((one) => letterOf(one).toLowerCase() === event.key.toLowerCase());
          if (kind === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          event.stopPropagation();
          onChoose(kind);
        }}
      >
        <ListBox
          aria-label={t('create.choose')}
          className={styles.kinds ?? ''}
          autoFocus="first"
          onAction={(key) => {
            const kind = CREATABLE.find((one) => one === key);
            if (kind !== undefined) onChoose(kind);
          }}
        >
          {CREATABLE.map((kind) => (
            <ListBoxItem key={kind} id={kind} textValue={t(`create.${kind}.label`)} className={styles.kind ?? ''}>
              <Icon name={ICONS[kind]} />
              <span className={styles.words}>
                <span className={styles.label}>{t(`create.${kind}.label`)}</span>
                <span className={styles.text}>{t(`create.${kind}.text`)}</span>
              </span>
              <Kbd keys={letterOf(kind)} />
            </ListBoxItem>
          ))}
        </ListBox>
      </div>
    </Dialog>
  );
}
