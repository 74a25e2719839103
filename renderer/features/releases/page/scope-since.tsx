import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { useRecentScope } from '../../../data/scope.ts';
import { todayIn } from '../../../data/today.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './scope.module.css';

interface SinceProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** Named one by one; of more the number is said. */
const SHOWN = 8;

/** What became of the scope since yesterday morning, by the history. */
export function ScopeSince({ release, configuration }: SinceProps) {
  const { t } = useTranslation('syncScope');
  const { zone } = configuration.settings;
  const yesterday = addDays(todayIn(zone), -1);
  const recent = useRecentScope(release.id, Date.parse(toMoment(`${yesterday}T00:00`, zone).moment.utc));
  if (recent === undefined) return null;
  const { cameIn, left, moved, items } = recent;
  const status = (id: Id) => configuration.statuses.get(id)?.name ?? id;
  const isQuiet = cameIn.length + left.length + moved.length === 0;
  return (
    <div>
      <h3 className={styles.sub}>{t('since')}</h3>
      {isQuiet ? (
        <p className={styles.muted}>{t('sinceNone')}</p>
      ) : (
        <dl className={styles.since}>
          <Line title={t('cameIn')} rows={cameIn.map((id) => ({ id, note: '' }))} items={items} />
          <Line title={t('left')} rows={left.map((id) => ({ id, note: '' }))} items={items} />
          <Line
            title={t('moved')}
            rows={moved.map(({ id, from, to }) => ({
              id,
              note: t('statusMove', { from: status(from), to: status(to) }),
            }))}
            items={items}
          />
        </dl>
      )}
    </div>
  );
}

interface LineProps {
  readonly title: string;
  readonly rows: readonly { readonly id: Id; readonly note: string }[];
  readonly items: NonNullable<ReturnType<typeof useRecentScope>>['items'];
}

function Line({ title, rows, items }: LineProps) {
  const { t } = useTranslation('syncScope');
  const select = useNavigation((state) => state.select);
  // What was deleted meanwhile has no name any more.
  const known = rows.flatMap(({ id, note }) => {
    const item = items.get(id);
    return item === undefined ? [] : [{ item, note }];
  });
  if (rows.length === 0) return null;
  return (
    <div>
      <dt>
        {title} <span className={styles.count}>{rows.length}</span>
      </dt>
      <dd>
        {known.slice(0, SHOWN).map(({ item, note }) => (
          <button
            key={item.id}
            type="button"
            className={styles.link}
            title={item.title}
            onClick={() => select({ table: 'work-items', id: item.id, occurrence: null })}
          >
            {item.key} {note !== '' && <span className={styles.muted}>{note}</span>}
          </button>
        ))}
        {rows.length > SHOWN && <span className={styles.muted}>{t('more', { count: rows.length - SHOWN })}</span>}
      </dd>
    </div>
  );
}
