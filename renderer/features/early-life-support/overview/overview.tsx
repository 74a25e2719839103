import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { missingFor } from '#shared/planning/support/ready.ts';
import { Icon, Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import page from '../../../ui/record-page.module.css';
import { MissingList } from '../missing-list.tsx';
import type { PartProps } from '../page/support-page.tsx';
import { Entry } from './entry.tsx';
import { ExitCriteria } from './exit-criteria.tsx';
import { OpenChart } from './open-chart.tsx';
import styles from './overview.module.css';

/** How it stands: ready to leave or what is missing, the exit criteria, open incidents by day, its entry. */
export function Overview(props: PartProps) {
  return (
    <div className={styles.columns}>
      <div className={page.main}>
        <Ready {...props} />
        <ExitCriteria {...props} />
        <OpenChart {...props} />
      </div>
      <aside className={page.side}>
        <Entry {...props} />
      </aside>
    </div>
  );
}

function Ready({ book, log, configuration }: PartProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { decision, decidedAt, conditions } = book.support;
  const missing = missingFor(log, 'exit');
  const when = decidedAt === null ? '' : text.moment(momentFromInstant(decidedAt, configuration.settings.zone));
  return (
    <Section title={t('overview.ready')}>
      {decision === null ? (
        <p className={missing.length === 0 ? styles.yes : styles.no}>
          <Icon name={missing.length === 0 ? 'check' : 'warning'} />
          {missing.length === 0 ? t('overview.readyYes') : t('overview.readyMissing', { count: missing.length })}
        </p>
      ) : (
        <>
          <p className={styles.yes}>
            <Icon name="check" />
            {t(decision === 'exit' ? 'overview.left' : 'overview.leftConditional', { when })}
          </p>
          {decision === 'conditional' && <p className={styles.conditions}>{conditions}</p>}
          {missing.length > 0 && <p className={styles.muted}>{t('overview.stillMissing')}</p>}
        </>
      )}
      <MissingList missing={missing} />
    </Section>
  );
}
