import { useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { useChangePlan, type ChangePlan } from '../../../data/changes.ts';
import { useChangeSave } from '../../../data/change-editor.ts';
import { useAtRemote } from '../../../sync/use-at-remote.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { ChangeRequest } from '#shared/model/change.ts';
import { isAnywhere } from '#shared/sync/at-remote.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Button, EmptyState, PageHeader, Section } from '../../../ui/index.ts';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { useFieldSaver } from '../../../ui/records/saving.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { ChangeHeader } from './change-header.tsx';
import { ChangeAtRemote } from './at-remote.tsx';
import { Approvals } from './approvals.tsx';
import { Exposure } from './exposure.tsx';
import { FanOut } from './fan-out.tsx';
import { Findings } from './findings.tsx';
import { RiskSection } from './risk.tsx';
import { Emergency } from './break-glass.tsx';
import { countsOf } from './finding-sections.ts';
import { LongText } from './fields.tsx';
import type { ChangeForm } from './form.ts';
import { Outcome, Review } from './outcome.tsx';
import { BackOut, Communications, Cost, Test, Why } from './plans.tsx';
import { Schedule, Services } from './schedule.tsx';
import { SECTION_IDS, SectionNav, type SectionId } from './section-nav.tsx';
import { Summary } from './summary.tsx';
import record from '../../../ui/record-page.module.css';
import styles from './page.module.css';

interface PageProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function ChangePage({ id, configuration }: PageProps) {
  const { t } = useTranslation('changes');
  const change = useRecord('changes', id);
  const plan = useChangePlan(configuration);
  const go = useNavigation((state) => state.go);
  const back = { label: t('page.back'), onPress: () => go('changes') };
  if (change === undefined || plan === undefined) return <PageHeader title={t('page.loading')} back={back} />;
  if (change === null) {
    return (
      <div className={record.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="change"
          title={t('page.goneTitle')}
          text={t('page.goneText')}
          actions={<Button onPress={back.onPress}>{t('page.back')}</Button>}
        />
      </div>
    );
  }
  return <LoadedPage row={change} configuration={configuration} plan={plan} />;
}

interface LoadedProps {
  readonly row: ChangeRequest;
  readonly configuration: Configuration;
  readonly plan: ChangePlan;
}

function LoadedPage({ row, configuration, plan }: LoadedProps) {
  const { t } = useTranslation('changes');
  const go = useNavigation((state) => state.go);
  const change = useMemo(() => fromRow(row), [row]);
  const save = useChangeSave(change, configuration);
  const saver = useFieldSaver<ChangeRequest>(save);
  const deletion = useDeletion(() => go('changes'));
  const { releases, linter } = plan;
  const subject = useMemo(() => linter.subject(change), [linter, change]);
  const findings = useMemo(() => linter.lint(change), [linter, change]);
  const release = releases.find(({ id }) => id === change.releaseId) ?? null;
  const scroller = useRef<HTMLDivElement>(null);
  const form: ChangeForm = {
    change,
    configuration,
    saver,
    approvals: plan.approvalsOf(change.id),
    subject,
    plan,
  };
  const atRemote = useAtRemote('changes', change.id);
  const hasCustom = customFieldsOf('changes', change.custom, configuration).length > 0;
  const content: Partial<Record<SectionId, ReactNode>> = {
    ...(change.breakGlass !== null && { breakGlass: <Emergency form={form} record={change.breakGlass} /> }),
    findings: <Findings findings={findings} scroller={scroller} />,
    summary: <Summary form={form} releases={releases} />,
    why: <Why form={form} />,
    risk: <RiskSection form={form} />,
    services: <Services form={form} />,
    schedule: <Schedule form={form} release={release} />,
    implementation: <LongText form={form} field="implementationPlan" hideLabel />,
    test: <Test form={form} />,
    backOut: <BackOut form={form} />,
    communications: <Communications form={form} />,
    approvals: <Approvals form={form} />,
    exposure: <Exposure form={form} />,
    fanOut: <FanOut form={form} />,
    cost: <Cost form={form} />,
    outcome: <Outcome form={form} />,
    review: <Review form={form} />,
    notes: <LongText form={form} field="notes" hideLabel />,
    ...(hasCustom && {
      custom: (
        <CustomFields
          appliesTo="changes"
          values={change.custom}
          configuration={configuration}
          onSave={(custom) => save({ custom })}
        />
      ),
    }),
    // A section by itself: other pages show it, too.
    ...(atRemote !== undefined &&
      isAnywhere(atRemote) && { atRemote: <ChangeAtRemote change={change} atRemote={atRemote} /> }),
  };
  const shown = SECTION_IDS.filter((id) => content[id] !== undefined).join(' ');
  const sections = useMemo(() => SECTION_IDS.filter((id) => shown.split(' ').includes(id)), [shown]);
  return (
    <div className={record.page}>
      <ChangeHeader
        form={form}
        release={release}
        onDelete={() => deletion.ask('changes', [{ id: change.id, label: change.key }])}
      />
      <div className={styles.body}>
        <SectionNav sections={sections} scroller={scroller} counts={countsOf(findings)} />
        <div ref={scroller} className={styles.scroll}>
          <div className={styles.sections}>
            {sections.map((id) => (
              <div key={id} data-section={id}>
                {id === 'atRemote' ? content[id] : <Section title={t(`section.${id}`)}>{content[id]}</Section>}
              </div>
            ))}
          </div>
        </div>
      </div>
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="changes"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}
