import { Button } from 'react-aria-components';
import { classNames, Icon, type IconName } from '../../ui/index.ts';
import styles from './choice.module.css';

interface ChoiceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** One way to begin: a row with its name and what it does. */
export function Choice({ icon, title, text, isBusy, isDisabled, onPress }: ChoiceProps) {
  return (
    <Button className={classNames(styles.choice, isBusy && styles.busy)} onPress={onPress} isDisabled={isDisabled}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
      <Icon name="arrow-right" />
    </Button>
  );
}
