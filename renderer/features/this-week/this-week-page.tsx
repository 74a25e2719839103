import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { startOfDayMs } from '#shared/planning/moments.ts';
import { todayIn } from '#shared/planning/today.ts';
import { NEED_KINDS, type Need } from '#shared/planning/this-week/needs.ts';
import { useConfiguration } from '../../data/live.ts';
import { useConflicts } from '../../data/conflicts.ts';
import { DAYS, useChangeNeeds, useNeeds, useSupportNeeds } from '../../data/needs.ts';
import { Button, EmptyState, PageHeader, SegmentedControl } from '../../ui/index.ts';
import { useWhenText } from '../../ui/records/when-text.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { NewConflicts } from './new-conflicts.tsx';
import { GoneRows } from './gone-rows.tsx';
import { NeedRows } from './need-rows.tsx';
import { ChangeRows } from './change-rows.tsx';
import { SupportRows } from './support-rows.tsx';
import { useGoneRows } from './use-gone-rows.ts';
import { useWhose } from './whose.ts';
import styles from './this-week.module.css';

/** The first page in the morning: what needs somebody in the days ahead, and what is overdue. */
export function ThisWeekPage() {
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Loaded configuration={configuration} />;
}

function Loaded({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('thisWeek');
  const text = useWhenText();
  const { whose, setWhose } = useWhose();
  const go = useNavigation((state) => state.go);
  const today = todayIn(configuration.settings.zone, Date.now());
  const all = useNeeds(configuration, today);
  const gone = useGoneRows();
  const { all: known, engine } = useConflicts();
  const support = useSupportNeeds(configuration, today);
  const changes = useChangeNeeds(configuration, today);
  if (all === undefined || gone === undefined || support === undefined || changes === undefined) return null;
  const needs = whose === 'mine' ? all.filter((need) => need.mine) : all;
  const others = all.length + support.length + changes.length;
  const overdue = needs.filter((need) => need.state === 'overdue');
  const ahead = needs.filter((need) => need.state !== 'overdue');
  const yesterday = startOfDayMs(addDays(today, -1), configuration.settings.zone);
  const fresh = known.filter(({ waiver, since }) => waiver === null && since >= yesterday);
  const supportNeeds = whose === 'mine' ? support.filter((need) => need.mine) : support;
  const changeNeeds = whose === 'mine' ? changes.filter((need) => need.mine) : changes;
  const further = supportNeeds.length + changeNeeds.length;
  const nothing = needs.length === 0 && further === 0 && gone.rows.length === 0 && fresh.length === 0;
  return (
    <>
      <PageHeader title={t('title')}>
        <span className={styles.period}>{text.shortDays(today, addDays(today, DAYS - 1))}</span>
        <SegmentedControl
          label={t('whose.label')}
          value={whose}
          options={[
            { id: 'everyone', label: t('whose.everyone') },
            { id: 'mine', label: t('whose.mine') },
          ]}
          onChange={setWhose}
        />
      </PageHeader>
      <div className={styles.page} tabIndex={-1} role="region" aria-label={t('title')}>
        {nothing ? (
          <EmptyState
            icon="check"
            title={t('empty.title')}
            text={whose === 'mine' && others > 0 ? t('empty.mine', { count: others }) : t('empty.text')}
            actions={
              whose === 'mine' && others > 0 ? (
                <Button onPress={() => setWhose('everyone')}>{t('empty.showAll')}</Button>
              ) : (
                <Button onPress={() => go('calendar')}>{t('empty.calendar')}</Button>
              )
            }
          />
        ) : (
          <div className={styles.parts}>
            <Part title={t('overdue')} needs={overdue} configuration={configuration} warn />
            {engine !== null && <NewConflicts conflicts={fresh} engine={engine} />}
            {NEED_KINDS.map((kind) => (
              <Part
                key={kind}
                title={t(`kinds.${kind}`)}
                needs={ahead.filter((need) => need.kind === kind)}
                configuration={configuration}
              />
            ))}
            <ChangeRows needs={changeNeeds} />
            <SupportRows needs={supportNeeds} />
            <GoneRows {...gone} />
          </div>
        )}
      </div>
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly needs: readonly Need[];
  readonly configuration: Configuration;
  readonly warn?: boolean;
}

/** Only what there is stands here: an empty heading needs nobody. */
function Part({ title, needs, configuration, warn = false }: PartProps) {
  if (needs.length === 0) return null;
  return (
    <section className={styles.part} aria-label={title}>
      <h2 className={styles.heading} data-warn={warn || undefined}>
        {title} <span className={styles.count}>{needs.length}</span>
      </h2>
      <NeedRows needs={needs} configuration={configuration} />
    </section>
  );
}
