import { useTranslation } from 'react-i18next';
import { appearanceOf, type Configuration } from '#shared/planning/configuration.ts';
import type { Need } from '#shared/planning/this-week/needs.ts';
import { Button, StatusDot } from '../../ui/index.ts';
import { CodeMark } from '../../ui/records/kind-chip.tsx';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { useDecision } from './use-decision.ts';
import styles from './this-week.module.css';

interface NeedRowsProps {
  readonly needs: readonly Need[];
  readonly configuration: Configuration;
}

/** One line per thing: when, what, why; a click shows it, a double click opens its release. */
export function NeedRows({ needs, configuration }: NeedRowsProps) {
  return (
    <ul className={styles.rows}>
      {needs.map((need) => (
        <NeedRow key={`${need.kind} ${need.entry.id}`} need={need} configuration={configuration} />
      ))}
    </ul>
  );
}

function NeedRow({ need, configuration }: { readonly need: Need; readonly configuration: Configuration }) {
  const { t } = useTranslation('thisWeek');
  const text = useWhenText();
  const decide = useDecision();
  const selected = useNavigation(({ selection }) => selection?.id === need.entry.recordId);
  const { entry, reason, state } = need;
  const { table, recordId: id, occurrence, releaseId, when } = entry;
  const open = () => {
    const { go, select } = useNavigation.getState();
    if (releaseId !== null) go('releases', releaseId);
    select({ table, id, occurrence });
  };
  const time = when.type === 'dates' ? '' : when.start.wall.slice(11, 16);
  return (
    <li className={styles.row} data-selected={selected || undefined}>
      <button
        type="button"
        className={styles.open}
        aria-pressed={selected}
        onClick={() => useNavigation.getState().select({ table, id, occurrence })}
        onDoubleClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          open();
        }}
      >
        <span className={styles.day} data-state={state}>
          {state === 'today' ? t('today') : text.weekDay(need.day)}
        </span>
        <span className={styles.time}>{time}</span>
        <CodeMark appearance={appearanceOf(configuration, entry.styleId)} code={entry.code} />
        <span className={styles.name} title={`${entry.key ?? ''} ${entry.title}`.trim()}>
          {entry.key !== null && <b className={styles.key}>{entry.key} </b>}
          <span dir="auto">{entry.title}</span>
        </span>
        <span className={styles.why}>
          {entry.category !== null && <StatusDot category={entry.category} />}
          <span className={styles.text}>{t(`why.${reason.code}`, reason.params)}</span>
        </span>
      </button>
      {need.kind === 'approvals' && (
        <span className={styles.acts}>
          <Button variant="quiet" onPress={() => void decide(entry, 'approved')}>
            {t('approve')}
          </Button>
          <Button variant="quiet" onPress={() => void decide(entry, 'declined')}>
            {t('decline')}
          </Button>
        </span>
      )}
    </li>
  );
}
