import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { measure } from '#shared/planning/measures/measures.ts';
import type { MeasureSource } from '#shared/planning/measures/source.ts';
import { useConfiguration } from '../../data/live.ts';
import { useMeasureSource } from '../../data/measures.ts';
import { todayIn } from '../../data/today.ts';
import { FilterChip, PageHeader, SegmentedControl } from '../../ui/index.ts';
import { useOptions } from '../../ui/records/options.tsx';
import { useWhenText } from '../../ui/records/when-text.ts';
import { Costs } from './costs.tsx';
import { MeasureCard } from './measure-card.tsx';
import { rangeOf, RANGES, type RangeId } from './range.ts';
import styles from './measures.module.css';

/** How changes, releases and early life support went, each figure with what it counts. */
export function MeasuresPage() {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Loaded configuration={configuration} />;
}

function Loaded({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('measures');
  const source = useMeasureSource(configuration);
  return (
    <div className={styles.page}>
      {source === undefined ? <PageHeader title={t('title')} /> : <Measures source={source} />}
    </div>
  );
}

function Measures({ source }: { readonly source: MeasureSource }) {
  const { t } = useTranslation('measures');
  const text = useWhenText();
  const { configuration } = source;
  const [rangeId, setRangeId] = useState<RangeId>('6');
  const [serviceIds, setServiceIds] = useState<readonly string[]>([]);
  const [teamIds, setTeamIds] = useState<readonly string[]>([]);
  const services = useOptions(configuration, 'services', []);
  const teams = useOptions(configuration, 'teams', []);
  const today = todayIn(configuration.settings.zone);
  const range = useMemo(
    () => ({ ...rangeOf(rangeId, today), serviceIds, teamIds }),
    [rangeId, today, serviceIds, teamIds],
  );
  const measures = useMemo(() => measure(source, range), [source, range]);
  return (
    <>
      <PageHeader title={t('title')}>
        <SegmentedControl
          label={t('range')}
          value={rangeId}
          options={RANGES.map((id) => ({ id, label: t(`ranges.${id}`) }))}
          onChange={setRangeId}
        />
      </PageHeader>
      <div className={styles.filters}>
        <FilterChip label={t('services')} options={services} value={serviceIds} onChange={setServiceIds} />
        <FilterChip label={t('teams')} options={teams} value={teamIds} onChange={setTeamIds} />
        <span className={styles.muted}>
          {t('period', { first: text.day(range.first), last: text.day(range.last) })}
        </span>
      </div>
      <div className={styles.scroll}>
        <div className={styles.cards}>
          {measures.map((one) => (
            <MeasureCard key={one.name} measure={one} />
          ))}
        </div>
        <Costs source={source} range={range} />
      </div>
    </>
  );
}
