import { useTranslation } from 'react-i18next';
import type { SupportNeed } from '#shared/planning/this-week/support-needs.ts';
import { Icon } from '../../ui/index.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { useSupportTab, type SupportTab } from '../../ui/state/support-tab.ts';
import styles from './this-week.module.css';

/** Where each is worked on. */
const WHERE: Record<SupportNeed['code'], SupportTab> = {
  late: 'checklist',
  due: 'checklist',
  ends: 'overview',
  over: 'overview',
  expires: 'knownErrors',
  expired: 'knownErrors',
};

/** Checklists, ends and known errors of early life support that need somebody in these days. */
export function SupportRows({ needs }: { readonly needs: readonly SupportNeed[] }) {
  const { t } = useTranslation('thisWeek');
  const text = useWhenText();
  if (needs.length === 0) return null;
  const open = ({ code, openId }: SupportNeed) => {
    useSupportTab.getState().setTab(WHERE[code]);
    useNavigation.getState().go('support', openId);
  };
  return (
    <section className={styles.part} aria-label={t('kinds.support')}>
      <h2 className={styles.heading}>
        {t('kinds.support')} <span className={styles.count}>{needs.length}</span>
      </h2>
      <ul className={styles.rows}>
        {needs.map((need, at) => (
          // Two lines of one checklist may say the same and be due on one day.
          <li key={`${need.code} ${need.key} ${at}`} className={styles.row}>
            <button type="button" className={styles.open} onClick={() => open(need)}>
              <span className={styles.day} data-state={need.state}>
                {need.state === 'today' ? t('today') : text.weekDay(need.day)}
              </span>
              <span className={styles.time} />
              <span className={styles.support}>
                <Icon name="lifebuoy" size={14} />
              </span>
              <span className={styles.name} title={`${need.key} ${need.title}`}>
                <b className={styles.key}>{need.key} </b>
                <span dir="auto">{need.title}</span>
              </span>
              <span className={styles.why}>
                <span className={styles.text}>{t(`support.${need.code}`, { count: 0, ...need.params })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
