import { useTranslation } from 'react-i18next';
import { useConflicts } from '../../data/conflicts.ts';
import { useConnections } from '../../data/connections.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { needsYou } from '../../sync/standing.ts';
import { useSyncStanding } from '../../sync/use-standing.ts';
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
  { page: 'synchronise', icon: 'swap', keys: 'g y' },
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
  // Where nothing is connected, nothing about synchronising shows; the palette and the settings lead there.
  const isConnected = (useConnections()?.length ?? 0) > 0 || page === 'synchronise';
  const places = PLACES.filter((place) => isConnected || place.page !== 'synchronise');
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <PlanSwitch />
      <ul className={styles.places}>
        {places.map((place) => (
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
            {place.page === 'synchronise' && <SyncBadge />}
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
  const words = t('count', { count: open });
  return <CountBadge count={open} words={words} isCurrent={page === 'conflicts'} onPress={() => go('conflicts')} />;
}

/** What of synchronising waits for the person; never what goes by itself. Opens what it is about, or the overview. */
function SyncBadge() {
  const { t } = useTranslation('sync');
  const standing = useSyncStanding() ?? [];
  const go = useNavigation((state) => state.go);
  const count = standing.reduce((sum, one) => sum + needsYou(one), 0);
  const conflicts = standing.reduce((sum, one) => sum + one.conflicts, 0);
  const tab = conflicts === count ? 'conflicts' : 'overview';
  return <CountBadge count={count} words={t('badge', { count })} onPress={() => go('synchronise', tab)} />;
}

interface CountBadgeProps {
  readonly count: number;
  readonly words: string;
  readonly isCurrent?: boolean;
  readonly onPress: () => void;
}

function CountBadge({ count, words, isCurrent = false, onPress }: CountBadgeProps) {
  const { t } = useTranslation('conflicts');
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={styles.badge}
      data-count={count}
      title={words}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
      onClick={onPress}
    >
      <span className="visually-hidden">{words}</span>
      <span aria-hidden="true">{count > 99 ? t('most', { count: 99 }) : count}</span>
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
