import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, classNames, Icon, IconButton } from '../../ui/index.ts';
import { useNotices, type Notice } from '../../ui/state/notices.ts';
import styles from './notices.module.css';

/** Long enough to read and reach the button; refusals stay until they are closed. */
const SHOWN_MS = 8000;

export function Notices() {
  const { t } = useTranslation('shell');
  const notices = useNotices((state) => state.notices);
  const info = notices.filter((notice) => notice.tone === 'info');
  const errors = notices.filter((notice) => notice.tone === 'error');
  return (
    <section className={styles.notices} aria-label={t('notice.label')}>
      {/* The regions stand empty from the start: one that comes with its text is not read out. */}
      <div role="status">
        {info.map((notice) => (
          <One key={notice.id} notice={notice} />
        ))}
      </div>
      <div role="alert">
        {errors.map((notice) => (
          <One key={notice.id} notice={notice} />
        ))}
      </div>
    </section>
  );
}

function One({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('common');
  const dismiss = useNotices((state) => state.dismiss);
  const [isHeld, setHeld] = useState(false);
  const { id, tone, text, action } = notice;
  useEffect(() => {
    if (tone === 'error' || isHeld) return;
    const timer = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, tone, isHeld, dismiss]);
  return (
    <div
      className={classNames(styles.notice, tone === 'error' && styles.error)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'error' && <Icon name="warning" />}
      <span className={styles.text}>{text}</span>
      {action !== undefined && (
        <Button
          variant="quiet"
          onPress={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label={t('close')} onPress={() => dismiss(id)} />
    </div>
  );
}
