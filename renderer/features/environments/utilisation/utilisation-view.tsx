import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../../data/live.ts';
import { todayIn } from '../../../data/today.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysBetween } from '#shared/planning/days.ts';
import { utilisation } from '#shared/planning/utilisation.ts';
import { compareInOrder } from '#shared/planning/name-order.ts';
import { DateField, EmptyState, SegmentedControl, Switch } from '../../../ui/index.ts';
import { ViewHeader } from '../view-header.tsx';
import { EnvironmentUses } from './environment-uses.tsx';
import { ReleaseUses } from './release-uses.tsx';
import { presetRange, useUtilisationState, type Preset } from './utilisation-state.ts';
import list from '../../../ui/list-page.module.css';
import styles from './utilisation.module.css';

const MOST_YEARS = 10;

/** How much of each environment is taken in a range, and what that costs, per environment or per release. */
export function UtilisationView({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('environments');
  const { preset, own, approvedOnly, by } = useUtilisationState();
  const { zone } = configuration.settings;
  const today = todayIn(zone);
  const { first, last } =
    preset === 'own' && own !== null ? own : presetRange(preset === 'own' ? 'quarter' : preset, today);
  const bookings = useLive((db) => db.records('bookings').toArray(), []);
  const environments = useMemo(
    () => [...configuration.environments.values()].sort(compareInOrder),
    [configuration.environments],
  );
  const use = useMemo(
    () => utilisation(environments, bookings ?? [], { first, last, zone }, { approvedOnly }),
    [environments, bookings, first, last, zone, approvedOnly],
  );
  if (bookings === undefined) return <ViewHeader creates="booking" />;
  const unreadable = use.environments.reduce((sum, one) => sum + one.unreadable.length, 0);
  return (
    <div className={list.page}>
      <ViewHeader creates="booking" />
      {environments.length === 0 ? (
        <EmptyState icon="gauge" title={t('utilisation.title')} text={t('utilisation.empty')} />
      ) : (
        <>
          <Choices first={first} last={last} today={today} weekStart={configuration.settings.weekStart} />
          {unreadable > 0 && (
            <p className={styles.warning} role="status">
              {t('utilisation.unreadable', { count: unreadable })}
            </p>
          )}
          {by === 'environment' ? (
            <EnvironmentUses uses={use.environments} configuration={configuration} />
          ) : (
            <ReleaseUses uses={use.releases} configuration={configuration} />
          )}
          <p className={styles.note}>{t('utilisation.note')}</p>
        </>
      )}
    </div>
  );
}

interface ChoicesProps {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly today: PlainDate;
  readonly weekStart: number;
}

/** Range, what counts, and by what it is added up. */
function Choices({ first, last, today, weekStart }: ChoicesProps) {
  const { t } = useTranslation('environments');
  const { preset, approvedOnly, by, set } = useUtilisationState();
  const [error, setError] = useState<string | null>(null);
  const setRange = (next: { first: PlainDate; last: PlainDate }) => {
    const isTooLong = daysBetween(next.first, next.last) > MOST_YEARS * 366;
    if (next.last < next.first) setError(t('utilisation.endBeforeStart'));
    else setError(isTooLong ? t('utilisation.tooLong', { years: MOST_YEARS }) : null);
    if (next.last >= next.first && !isTooLong) set({ preset: 'own', own: next });
  };
  const choose = (next: Preset) => {
    setError(null);
    set({ preset: next, own: presetRange(next, today) });
  };
  return (
    <div className={styles.choices}>
      <SegmentedControl<Preset | 'own'>
        label={t('utilisation.range')}
        value={preset}
        options={(['month', 'quarter', 'year'] as const).map((id) => ({ id, label: t(`utilisation.ranges.${id}`) }))}
        onChange={(next) => {
          if (next !== 'own') choose(next);
        }}
      />
      <div className={styles.date}>
        <DateField
          label={t('utilisation.from')}
          hideLabel
          value={first}
          isRequired
          weekStart={weekStart}
          onSave={(day) => setRange({ first: day ?? first, last })}
        />
      </div>
      <div className={styles.date}>
        <DateField
          label={t('utilisation.to')}
          hideLabel
          value={last}
          isRequired
          weekStart={weekStart}
          error={error}
          onSave={(day) => setRange({ first, last: day ?? last })}
        />
      </div>
      <Switch
        label={t('utilisation.approvedOnly')}
        isSelected={approvedOnly}
        onChange={(next) => set({ approvedOnly: next })}
      />
      <span className={styles.push} />
      <SegmentedControl<'environment' | 'release'>
        label={t('utilisation.title')}
        value={by}
        options={[
          { id: 'environment', label: t('utilisation.byEnvironment') },
          { id: 'release', label: t('utilisation.byRelease') },
        ]}
        onChange={(next) => set({ by: next })}
      />
    </div>
  );
}
