import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { stateOfGate } from '#shared/planning/gate-standing.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { daysBetween } from '#shared/planning/days.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { useRecordStanding } from '../../../sync/use-record-standing.ts';
import { IconButton, MenuButton, PageHeader, Select } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { statusOptions } from '../../../ui/records/options.tsx';
import { useFieldSaver, type SaveFields } from '../../../ui/records/saving.ts';
import { SyncLine } from '../../../ui/records/sync-line.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { todayIn } from '../../../data/today.ts';
import styles from './page.module.css';

export interface ReleaseHeaderProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Release>;
  readonly onShift: () => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
}

/** Who it is and how it stands: key, name, type, status with what may follow, date, gates. */
export function ReleaseHeader({ bundle, configuration, onSave, onShift, onCopy, onDelete }: ReleaseHeaderProps) {
  const { t } = useTranslation('releases');
  const { release, gates } = bundle;
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const setDate = useCalendarView((state) => state.setDate);
  const saver = useFieldSaver<Release>(onSave);
  const standings = useRecordStanding('releases', release.id);
  const type = configuration.releaseTypes.get(release.typeId);
  const passed = gates.filter((gate) => stateOfGate(gate, configuration) === 'passed').length;
  const date = release.releaseDate ?? release.startDate;
  const toCalendar = {
    id: 'calendar',
    label: t('page.showOnCalendar'),
    icon: 'calendar' as const,
    onAction: () => {
      setDate(date);
      go('calendar');
    },
  };
  return (
    <>
      <PageHeader
        back={{ label: t('page.back'), onPress: () => go('releases') }}
        title={
          <span title={`${release.key} ${release.name}`}>
            {release.key} {release.name !== release.key && <span className={styles.name}>{release.name}</span>}
          </span>
        }
      >
        <span className={styles.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'releases', id: release.id })}
        />
        <MenuButton
          label={t('page.more')}
          icon="more"
          items={[
            ...(date === null ? [] : [toCalendar]),
            { id: 'shift', label: t('page.shift'), icon: 'swap', onAction: onShift },
            { id: 'copy', label: t('page.copy'), icon: 'copy', onAction: onCopy },
            {
              id: 'delete',
              label: t('page.delete'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: onDelete,
            },
          ]}
        />
      </PageHeader>
      <div className={styles.facts}>
        <KindChip appearance={type?.appearance ?? null} name={type?.name ?? release.typeId} />
        <div className={styles.statusControl}>
          <Select
            label={t('columns.status')}
            hideLabel
            value={release.statusId}
            options={statusOptions('releases', release.statusId, configuration)}
            error={saver.error('statusId')}
            onSave={(statusId) => saver.save('statusId', statusId)}
          />
        </div>
        <ReleaseDay release={release} configuration={configuration} />
        {gates.length > 0 && <span>{t('page.gatesPassed', { passed, count: gates.length })}</span>}
        <SyncLine standings={standings} zone={configuration.settings.zone} />
      </div>
    </>
  );
}

/** Days beyond which a count of them says less than the date. */
const FAR_DAYS = 200;

function ReleaseDay({
  release,
  configuration,
}: Pick<ReleaseHeaderProps, 'configuration'> & { readonly release: Release }) {
  const { t } = useTranslation('releases');
  const text = useWhenText();
  if (release.releaseDate === null) return <span className={styles.muted}>{t('page.noDate')}</span>;
  const days = daysBetween(todayIn(configuration.settings.zone), release.releaseDate);
  const distance = (away: number) => {
    if (Math.abs(away) > FAR_DAYS) return '';
    if (away === 0) return t('page.today');
    return away > 0 ? t('page.daysLeft', { count: away }) : t('page.daysAgo', { count: -away });
  };
  return (
    <span>
      {text.day(release.releaseDate)} <span className={styles.muted}>{distance(days)}</span>
    </span>
  );
}
