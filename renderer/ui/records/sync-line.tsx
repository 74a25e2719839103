import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import type { RecordStanding, StandingCode } from '#shared/sync/record-standing.ts';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { useNavigation } from '../state/navigation.ts';
import { useClock } from '../use-clock.ts';
import { relativeInstant, shortInstant } from './instant-text.ts';
import { useWhenText } from './when-text.ts';
import styles from './sync-line.module.css';

interface SyncLineProps {
  readonly standings: readonly Standing[];
  readonly zone: Zone;
  /** False where leaving would lose what was typed: then it is only told. */
  readonly leads?: boolean;
}

type Standing = RecordStanding & { readonly connection: Connection };

/** What needs the person; the rest goes by itself. */
const NEEDS: ReadonlySet<StandingCode> = new Set([
  'conflict',
  'aside',
  'gone',
  'forbidden',
  'left',
  'refused',
  'choose',
  'asked',
]);

/** The second truth of a record, a line per system; each leads to where more is told. Nothing where it is in none. */
export function SyncLine(props: SyncLineProps) {
  return props.standings.length === 0 ? null : <Lines {...props} />;
}

function Lines({ standings, zone, leads = true }: SyncLineProps) {
  const { t } = useTranslation('sync');
  const go = useNavigation((state) => state.go);
  const textOf = useStandingText(zone);
  return (
    <ul className={styles.lines} aria-label={t('record.label')}>
      {standings.map((standing) => {
        const className = classNames(styles.line, NEEDS.has(standing.code) && styles.needs);
        const content = (
          <>
            <Icon name={NEEDS.has(standing.code) ? 'warning' : 'swap'} size={14} />
            <span className={styles.text} dir="auto">
              {textOf(standing)}
            </span>
          </>
        );
        return (
          <li key={standing.connection.id}>
            {leads ? (
              <button type="button" className={className} onClick={() => go('synchronise', standing.tab)}>
                {content}
              </button>
            ) : (
              <span className={className}>{content}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useStandingText(zone: Zone): (standing: Standing) => string {
  const { t } = useTranslation('sync');
  const { locale } = useLocale();
  const when = useWhenText();
  const now = useClock();
  return ({ code, connection: { name }, fields, operations, asOf }) => {
    const count = fields + operations;
    switch (code) {
      case 'synchronised': {
        const today = momentFromInstant(msToInstant(now), zone).wall.slice(0, 10);
        const at = asOf ?? msToInstant(now);
        return t('record.synchronised', {
          name,
          when: shortInstant(at, zone, today, when),
          ago: relativeInstant(at, now, locale),
        });
      }
      case 'waits':
        if (count === 0) return t('record.waitsSome', { name });
        return t(operations > 0 ? 'record.waitsMore' : 'record.waits', { name, count });
      case 'refused':
        return t(operations > 0 ? 'record.refusedMore' : 'record.refused', { name, count });
      case 'conflict':
      case 'choose':
      case 'asked':
      case 'held':
        return t(`record.${code}`, { name, count });
      case 'aside':
      case 'gone':
      case 'forbidden':
      case 'left':
      case 'creating':
      case 'neverRead':
        return t(`record.${code}`, { name });
    }
  };
}
