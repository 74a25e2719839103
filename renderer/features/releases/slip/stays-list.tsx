import { useTranslation } from 'react-i18next';
import type { SlipPlan } from '#shared/planning/slip/request.ts';
import { useStayText } from './stay-text.ts';
import styles from './slip.module.css';

/** Releases and events that stay, and hours that are not what they were, each named. */
export function StaysList({ plan }: { readonly plan: SlipPlan }) {
  const { t } = useTranslation('slip');
  const stayText = useStayText();
  const hours = plan.releases.flatMap(({ release, moves }) =>
    moves.flatMap(({ id, table, label, to, hour }) => {
      if (hour === null || to.type !== 'moments') return [];
      const time = to.start.wall.slice(11, 16);
      const name = label === '' ? t(`part.${table}`) : label;
      return [{ id, text: t(`hour.${hour}`, { label: name, release: release.key, time }) }];
    }),
  );
  return (
    <>
      {plan.stays.length > 0 && (
        <section>
          <h3 className={styles.head}>{t('staysTitle')}</h3>
          <ul className={styles.list}>
            {plan.stays.map((stay) => (
              <li key={`${stay.table}:${stay.id}`}>{stayText(stay)}</li>
            ))}
          </ul>
        </section>
      )}
      {hours.length > 0 && (
        <section>
          <h3 className={styles.head}>{t('hoursTitle')}</h3>
          <ul className={styles.list}>
            {hours.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
