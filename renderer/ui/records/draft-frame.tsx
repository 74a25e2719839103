import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/change/policy.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { useErrorText } from '../error-text.ts';
import { DraftList } from './draft-list.tsx';
import styles from './draft-frame.module.css';

export interface DraftFrameProps {
  readonly title: string;
  readonly drafts: readonly Draft[];
  readonly configuration: Configuration;
  /** How many there are, in words. */
  readonly count: string;
  /** What is said where there are none. */
  readonly nothing?: string;
  /** Drafts the new ones, how many there are told; answers null once that is on disk, otherwise why it was refused. */
  readonly onMake: (fresh: number) => Promise<unknown>;
  readonly onClose: () => void;
  /** What is chosen before. */
  readonly children?: ReactNode;
}

/** What would be drafted, before it is: how many, which are new, which are there already. */
export function DraftFrame(props: DraftFrameProps) {
  const { title, drafts, configuration, count, nothing, onMake, onClose, children } = props;
  const { t } = useTranslation(['changes', 'common']);
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const fresh = drafts.filter(({ exists }) => exists === null).length;
  const make = async () => {
    const refused = await onMake(fresh);
    if (refused === null) onClose();
    else setError(errorText(refused));
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={fresh === 0} onPress={() => void make()}>
            {t('draft.make', { count: fresh })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {children}
        <p role="status">
          {count} {t('draft.fresh', { count: fresh })}{' '}
          {drafts.length > fresh && t('draft.there', { count: drafts.length - fresh })}
        </p>
        {drafts.length === 0 && nothing !== undefined ? (
          <p className={styles.muted}>{nothing}</p>
        ) : (
          <DraftList drafts={drafts} configuration={configuration} />
        )}
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </Dialog>
  );
}
