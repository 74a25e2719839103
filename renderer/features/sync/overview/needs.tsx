import { useTranslation } from 'react-i18next';
import type { ConnectionStanding } from '../../../sync/standing.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './overview.module.css';

interface NeedPart {
  readonly count: 'conflicts' | 'arrived' | 'setAside' | 'missing' | 'refused' | 'asked' | 'waiting';
  readonly tab: string;
}

/** What of a connection waits for the person, each leading to its page. */
const PARTS = [
  { count: 'conflicts', tab: 'conflicts' },
  { count: 'arrived', tab: 'links' },
  { count: 'setAside', tab: 'set-aside' },
  { count: 'missing', tab: 'set-aside' },
  { count: 'refused', tab: 'pending' },
  { count: 'asked', tab: 'pending' },
] as const satisfies readonly NeedPart[];

/** What goes out by itself. */
export const GOES = [{ count: 'waiting', tab: 'pending' }] as const satisfies readonly NeedPart[];

export function Needs({ standing }: { readonly standing: ConnectionStanding }) {
  const { t } = useTranslation('sync');
  const parts = PARTS.filter(({ count }) => standing[count] > 0);
  return parts.length === 0 ? t('overview.nothingNeeds') : <NeedLinks standing={standing} parts={parts} />;
}

interface NeedLinksProps {
  readonly standing: ConnectionStanding;
  readonly parts: readonly NeedPart[];
}

export function NeedLinks({ standing, parts }: NeedLinksProps) {
  const { t } = useTranslation('sync');
  const go = useNavigation((state) => state.go);
  return (
    <ul className={styles.needs}>
      {parts.map(({ count, tab }) => (
        <li key={count}>
          <button type="button" className={styles.link} onClick={() => go('synchronise', tab)}>
            {t(`needs.${count}`, { count: standing[count] })}
          </button>
        </li>
      ))}
    </ul>
  );
}
