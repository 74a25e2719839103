import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { measure } from '#shared/planning/measures/measures.ts';
import type { MeasureSource } from '#shared/planning/measures/source.ts';
import { useConfiguration } from '../../data/live.ts';
import { useMeasureSource } from '../../data/measures.ts';
import { Button, FilterChip, PageHeader, SegmentedControl } from '../../ui/index.ts';
import { useOptions } from '../../ui/records/options.tsx';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { Costs } from './costs.tsx';
import { MeasureCard } from './measure-card.tsx';
import { RANGES } from './range.ts';
import { useMeasureRange, useMeasuresView } from './view-state.ts';
import styles from './measures.module.css';

export { MeasuresDialog } from './report-dialog.tsx';

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
  const rangeId = useMeasuresView((state) => state.rangeId);
  const range = useMeasureRange(configuration);
  const show = useDialogs((state) => state.show);
  const services = useOptions(configuration, 'services', []);
  const teams = useOptions(configuration, 'teams', []);
  const measures = useMemo(() => measure(source, range), [source, range]);
  return (
    <>
      <PageHeader title={t('title')}>
        <SegmentedControl
          label={t('range')}
          value={rangeId}
          options={RANGES.map((id) => ({ id, label: t(`ranges.${id}`) }))}
          onChange={(next) => useMeasuresView.setState({ rangeId: next })}
        />
        <Button variant="quiet" icon="print" onPress={() => show({ kind: 'measures' })}>
          {t('report.print')}
        </Button>
      </PageHeader>
      <div className={styles.filters}>
        <FilterChip
          label={t('services')}
          options={services}
          value={range.serviceIds}
          onChange={(serviceIds) => useMeasuresView.setState({ serviceIds })}
        />
        <FilterChip
          label={t('teams')}
          options={teams}
          value={range.teamIds}
          onChange={(teamIds) => useMeasuresView.setState({ teamIds })}
        />
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
