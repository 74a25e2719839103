import { useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Icon } from '../ui/index.ts';
import { AppInfoContext } from '../ui/state/app-info.ts';
import { errorText } from '../ui/error-text.ts';
import { errorDetail } from './error-detail.ts';
import styles from './problem.module.css';

interface ProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** What can't be shown; the page unless told. */
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A sentence, a way on, and the detail to hand to somebody who can help. */
export function Problem({ error, onRetry, title, children }: ProblemProps) {
  const { t } = useTranslation(['shell', 'errors']);
  const info = useContext(AppInfoContext);
  const [isCopied, setCopied] = useState(false);
  const detail = errorDetail(error, info?.version ?? '');
  return (
    <div className={styles.problem} role="alert">
      <div className={styles.box}>
        <span className={styles.icon}>
          <Icon name="warning" size={20} />
        </span>
        <h1 className={styles.title}>{title ?? t('shell:problem.title')}</h1>
        <p className={styles.text}>{errorText(t, error)}</p>
        <div className={styles.actions}>
          <Button variant="primary" onPress={onRetry}>
            {t('shell:problem.retry')}
          </Button>
          <Button
            icon="copy"
            onPress={() => {
              void navigator.clipboard.writeText(detail).then(() => setCopied(true));
            }}
          >
            {isCopied ? t('shell:problem.copied') : t('shell:problem.copy')}
          </Button>
        </div>
        <details className={styles.details}>
          <summary>{t('shell:problem.detail')}</summary>
          <pre>{detail}</pre>
        </details>
        {children}
      </div>
    </div>
  );
}
