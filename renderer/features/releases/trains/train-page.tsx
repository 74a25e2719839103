import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '#shared/model/schema.ts';
import type { ReleaseTemplate, Train } from '#shared/model/train.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import { releasesOfTrain } from '#shared/planning/slip/request.ts';
import { fromRow } from '../../../data/database.ts';
import { useLive } from '../../../data/live.ts';
import { todayIn } from '../../../data/today.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Button, Confirm, DateField, EmptyState, MenuButton, PageHeader } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { departureRows, type DepartureRow } from './departure-rows.ts';
import { DeparturesTable } from './departures-table.tsx';
import { GenerateDialog } from './generate-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { TRAIN_LIST } from './place.ts';
import { TrainForm } from './train-form.tsx';
import { useTrainEdits } from './use-train-edits.ts';
import { useTrainPlan } from './use-train-plan.ts';
import styles from './trains.module.css';

interface TrainPageProps {
  readonly id: Id;
  readonly configuration: Configuration;
}

export function TrainPage({ id, configuration }: TrainPageProps) {
  const { t } = useTranslation('trains');
  const go = useNavigation((state) => state.go);
  const read = useLive(
    async (db) => {
      const [train, templates] = await Promise.all([
        db.records('trains').get(id),
        db.records('release-templates').toArray(),
      ]);
      return { train: train === undefined ? null : fromRow(train), templates: templates.map((one) => fromRow(one)) };
    },
    [id],
  );
  const back = { label: t('back'), onPress: () => go('releases', TRAIN_LIST) };
  if (read === undefined) return <PageHeader title={t('title')} back={back} />;
  if (read.train === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="release"
          title={t('gone.title')}
          text={t('gone.text')}
          actions={<Button onPress={back.onPress}>{t('back')}</Button>}
        />
      </div>
    );
  }
  return <Loaded train={read.train} templates={read.templates} configuration={configuration} back={back} />;
}

interface LoadedProps {
  readonly train: Train;
  readonly templates: readonly ReleaseTemplate[];
  readonly configuration: Configuration;
  readonly back: { readonly label: string; readonly onPress: () => void };
}

/** Days shown before today and, to begin with, after it. */
const BEHIND = 60;
const AHEAD = 182;

function Loaded({ train, templates, configuration, back }: LoadedProps) {
  const { t } = useTranslation('trains');
  const errorText = useErrorText();
  const show = useDialogs((state) => state.show);
  const [until, setUntil] = useState(() => addDays(todayIn(configuration.settings.zone), AHEAD));
  const [open, setOpen] = useState<'generate' | 'delete' | DepartureRow | null>(null);
  const template = templates.find(({ id }) => id === train.templateId) ?? null;
  const state = useTrainPlan(train, template, until, configuration);
  const edits = useTrainEdits(train, back.onPress);
  const rows = useMemo(() => {
    if (state === undefined || state.planned === null || template === null) return null;
    const { planned, data, today } = state;
    return departureRows(train, template, planned, data, today, { first: addDays(today, -BEHIND), last: until });
  }, [state, train, template, until]);
  const releaseIds = releasesOfTrain(train.id, state?.data.records.links ?? []);
  const problem = template === null ? t('noTemplate') : state?.problem ? errorText(state.problem) : null;
  return (
    <div className={styles.page}>
      <PageHeader title={train.name} back={back}>
        <span className={styles.push} />
        <MenuButton
          label={t('more')}
          icon="more"
          items={[
            {
              id: 'shift',
              label: t('shift'),
              icon: 'swap',
              isDisabled: releaseIds.length === 0,
              onAction: () => show({ kind: 'slip', releaseIds }),
            },
            {
              id: 'archive',
              label: t(train.archived ? 'restore' : 'archive'),
              icon: 'archive',
              onAction: () => edits.archive(!train.archived),
            },
            {
              id: 'delete',
              label: t('delete'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () => setOpen('delete'),
            },
          ]}
        />
      </PageHeader>
      <div className={styles.columns}>
        <section className={styles.main} aria-label={t('departures')}>
          <div className={styles.bar}>
            <div className={styles.until}>
              <DateField
                label={t('generateTo')}
                value={until}
                isRequired
                weekStart={configuration.settings.weekStart}
                onSave={(day) => day !== null && setUntil(day)}
              />
            </div>
            <Button
              variant="primary"
              isDisabled={state === undefined || state.planned === null}
              onPress={() => setOpen('generate')}
            >
              {t('generate')}
            </Button>
          </div>
          {problem !== null && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          {rows !== null &&
            (rows.length === 0 ? (
              <NoDepartures until={until} />
            ) : (
              <DeparturesTable rows={rows} configuration={configuration} onSkip={edits.skip} onMove={setOpen} />
            ))}
        </section>
        <aside className={styles.side} aria-label={t('details')}>
          <TrainForm train={train} templates={templates} configuration={configuration} />
        </aside>
      </div>
      {open === 'generate' && state?.planned && (
        <GenerateDialog
          train={train}
          plan={state.planned.plan}
          until={until}
          configuration={configuration}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'delete' && (
        <Confirm
          title={t('deleteTitle', { label: train.name })}
          text={t('deleteText')}
          confirmLabel={t('delete')}
          onConfirm={() => {
            setOpen(null);
            edits.remove();
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      {open !== null && typeof open === 'object' && (
        <MoveDialog
          row={open}
          weekStart={configuration.settings.weekStart}
          onMove={(day) => edits.move(open, day)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function NoDepartures({ until }: { readonly until: string }) {
  const { t } = useTranslation('trains');
  const text = useWhenText();
  return <p>{t('departure.none', { date: text.day(until) })}</p>;
}
