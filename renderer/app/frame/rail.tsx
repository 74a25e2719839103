import { useTranslation } from 'react-i18next';
import { useConflicts } from '../../data/conflicts.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { classNames, Icon, Tooltip, type IconName } from '../../ui/index.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useNavigation, type PageId } from '../../ui/state/navigation.ts';
import styles from './rail.module.css';

const PLACES: readonly { readonly page: PageId; readonly icon: IconName; readonly keys: string }[] = [
  { page: 'thisWeek', icon: 'list', keys: 'g w' },
  { page: 'calendar', icon: 'calendar', keys: 'g c' },
  { page: 'releases', icon: 'release', keys: 'g r' },
  { page: 'environments', icon: 'environment', keys: 'g e' },
  { page: 'services', icon: 'service', keys: 'g v' },
  { page: 'changes', icon: 'change', keys: 'g h' },
  { page: 'support', icon: 'lifebuoy', keys: 'g l' },
  { page: 'measures', icon: 'gauge', keys: 'g m' },
  { page: 'settings', icon: 'settings', keys: 'g s' },
];

/** Pages that belong to a place of the rail without being it. */
const WITHIN: Partial<Record<PageId, PageId>> = { meetings: 'changes' };

/** Only what exists stands here. */
export function Rail() {
  const { t } = useTranslation('shell');
  const shown = useNavigation((state) => state.page);
  const page = WITHIN[shown] ?? shown;
  const go = useNavigation((state) => state.go);
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <PlanSwitch />
      <ul className={styles.places}>
        {PLACES.map((place) => (
          <li key={place.page} className={classNames(styles.item, place.page === 'settings' && styles.last)}>
            <Tooltip text={t(`rail.${place.page}`)} keys={place.keys}>
              <button
                type="button"
                className={classNames(styles.place, page === place.page && styles.current)}
                {...(page === place.page ? { 'aria-current': 'page' } : {})}
                onClick={() => go(place.page)}
              >
                <Icon name={place.icon} />
                <span className={styles.name}>{t(`rail.${place.page}`)}</span>
              </button>
            </Tooltip>
            {place.page === 'calendar' && <ConflictBadge />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** How many conflicts nobody has waived; there only where one is. Opens their list. */
function ConflictBadge() {
  const { t } = useTranslation('conflicts');
  const { open } = useConflicts();
  const page = useNavigation((state) => state.page);
  const go = useNavigation((state) => state.go);
  if (open === 0) return null;
  return (
    <button
      type="button"
      className={styles.badge}
      data-count={open}
      title={t('count', { count: open })}
      {...(page === 'conflicts' ? { 'aria-current': 'page' } : {})}
      onClick={() => go('conflicts')}
    >
      <span className="visually-hidden">{t('count', { count: open })}</span>
      <span aria-hidden="true">{open > 99 ? t('most', { count: 99 }) : open}</span>
    </button>
  );
}

/** Name of the open plan; opens the switcher. */
function PlanSwitch() {
  const { t } = useTranslation('shell');
  const { name } = useWorkspace();
  const show = useDialogs((state) => state.show);
  return (
    <button
      type="button"
      className={styles.plan}
      title={name}
      aria-haspopup="dialog"
      onClick={() => show({ kind: 'workspaces' })}
    >
      <span className={styles.mark} aria-hidden="true">
        {[...name.trim()][0]?.toLocaleUpperCase()}
      </span>
      <span className={classNames(styles.name, styles.planName)}>{name}</span>
      <span className="visually-hidden">{t('rail.plans')}</span>
      <span className={styles.name}>
        <Icon name="chevrons-up-down" size={14} />
      </span>
    </button>
  );
}
