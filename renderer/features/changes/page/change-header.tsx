import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { nextStates } from '#shared/change/transitions.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import { useRecordStanding } from '../../../sync/use-record-standing.ts';
import { Button, IconButton, MenuButton, PageHeader, StatusDot } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { ChangeApprovalBadge, RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { SyncLine } from '../../../ui/records/sync-line.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';
import record from '../../../ui/record-page.module.css';

export interface ChangeHeaderProps extends SectionProps {
  readonly release: Release | null;
  readonly onDelete: () => void;
}

/** Who it is and how it stands: key, title, type, state with what may follow, when. */
export function ChangeHeader({ form, release, onDelete }: ChangeHeaderProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const { change, configuration } = form;
  const go = useNavigation((state) => state.go);
  const select = useNavigation((state) => state.select);
  const show = useDialogs((state) => state.show);
  const type = configuration.changeTypes.get(change.typeId);
  const standings = useRecordStanding('changes', change.id);
  const { when } = change;
  const toCalendar = () => {
    if (when === null) return;
    useCalendarView.getState().setDate(daysOfWhen(when, configuration.settings.zone).first);
    go('calendar');
    select({ table: 'changes', id: change.id, occurrence: null });
  };
  return (
    <>
      <PageHeader
        back={{ label: t('page.back'), onPress: () => go('changes') }}
        title={
          <span title={change.title}>
            {change.key} <span className={record.name}>{change.title}</span>
          </span>
        }
      >
        <span className={styles.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'changes', id: change.id })}
        />
        <MenuButton
          label={t('page.more')}
          icon="more"
          items={[
            ...(when === null
              ? []
              : [{ id: 'calendar', label: t('page.showOnCalendar'), icon: 'calendar' as const, onAction: toCalendar }]),
            ...(release === null
              ? []
              : [
                  {
                    id: 'release',
                    label: t('page.openRelease', { label: release.key }),
                    icon: 'release' as const,
                    onAction: () => go('releases', release.id),
                  },
                ]),
            {
              id: 'delete',
              label: t('page.delete'),
              icon: 'trash' as const,
              danger: true,
              startsGroup: true,
              onAction: onDelete,
            },
          ]}
        />
      </PageHeader>
      <div className={styles.facts}>
        <KindChip appearance={type?.appearance ?? null} name={type?.name ?? change.typeId} />
        <span className={when === null ? styles.muted : undefined}>
          {when === null ? t('noStart') : text.when(when)}
        </span>
        <RiskBadge level={form.subject.risk.level} />
        <ChangeApprovalBadge state={form.subject.approval} />
        {form.change.placeholder && <Promote form={form} />}
        <StateButtons form={form} />
        <SyncLine standings={standings} zone={configuration.settings.zone} />
      </div>
    </>
  );
}

/** The state it has, and a button for each that may follow. */
function StateButtons({ form: { change, configuration, saver, approvals } }: SectionProps) {
  const { t } = useTranslation('changes');
  const state = configuration.statuses.get(change.statusId);
  const next = nextStates(change, approvals, configuration);
  const blocked = next.find((one) => one.blocked !== null)?.blocked ?? null;
  const error = saver.error('statusId');
  return (
    <div className={styles.next} role="group" aria-label={t('fields.statusId')}>
      <span className={styles.state}>
        {state !== undefined && <StatusDot category={state.category} />}
        {state?.name ?? change.statusId}
      </span>
      {next.map(({ status, blocked: why }) => (
        <Button key={status.id} isDisabled={why !== null} onPress={() => saver.save('statusId', status.id)}>
          {t('page.moveTo', { state: status.name })}
        </Button>
      ))}
      {blocked !== null && <span className={styles.muted}>{t(`blocked.${blocked}`)}</span>}
      {error !== null && (
        <span className={styles.error} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

/** A placeholder becomes a change where it stands: same number, same time. */
function Promote({ form: { saver, subject } }: SectionProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const day = subject.firmBy;
  return (
    <span className={styles.next}>
      <span className={styles.muted}>
        {day === null ? t('promote.noDay') : t('promote.text', { day: text.day(day) })}
      </span>
      <Button onPress={() => saver.save('placeholder', false)}>{t('promote.action')}</Button>
    </span>
  );
}
