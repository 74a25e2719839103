import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approvalState } from '#shared/change/approval.ts';
import { riskOf } from '#shared/change/risk.ts';
import { TicketPolicy, type ChangeRequest } from '#shared/model/change.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import type { ReleaseBundle } from '#shared/planning/release-bundle.ts';
import { useChangePlan, type ChangePlan } from '../../../data/changes.ts';
import { useEdit } from '../../../data/edit.ts';
import { Button, classNames, Section, Select, StatusDot } from '../../../ui/index.ts';
import { CodeMark } from '../../../ui/records/kind-chip.tsx';
import { NONE } from '../../../ui/records/options.tsx';
import { ChangeApprovalBadge, RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { useFieldSaver, type SaveFields } from '../../../ui/records/saving.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { DraftDialog } from '../actions/draft-dialog.tsx';
import sections from './sections.module.css';
import styles from './changes.module.css';

interface ChangesProps {
  readonly bundle: ReleaseBundle;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Release>;
}

/** What the board approves of this release: drafted by its ticket policy, each once. */
export function ChangesOfRelease({ bundle, configuration, onSave }: ChangesProps) {
  const { t } = useTranslation('changes');
  const plan = useChangePlan(configuration);
  const show = useDialogs((state) => state.show);
  const saver = useFieldSaver<Release>(onSave);
  const [isDrafting, setDrafting] = useState(false);
  const { release } = bundle;
  if (plan === undefined) return <Section title={t('ofRelease.title')}>{null}</Section>;
  const own = plan.changes
    .filter(({ releaseId }) => releaseId === release.id)
    .sort((a, b) => compareNames(a.key, b.key));
  return (
    <Section
      title={t('ofRelease.title')}
      actions={
        <>
          <Button variant="quiet" onPress={() => setDrafting(true)}>
            {t('ofRelease.draft')}
          </Button>
          <Button
            variant="quiet"
            icon="plus"
            onPress={() => show({ kind: 'create', what: 'change', when: null, given: { releaseId: release.id } })}
          >
            {t('new')}
          </Button>
        </>
      }
    >
      <div className={styles.policy}>
        <Select
          label={t('policy.label')}
          value={release.ticketPolicy ?? NONE}
          options={[
            { id: NONE, label: t('policy.notDecided') },
            ...TicketPolicy.options.map((id) => ({ id, label: t(`policy.${id}`) })),
          ]}
          error={saver.error('ticketPolicy')}
          onSave={(id) => saver.save('ticketPolicy', id === NONE ? null : TicketPolicy.parse(id))}
        />
      </div>
      {own.length === 0 ? (
        <p className={sections.empty}>{t('ofRelease.empty')}</p>
      ) : (
        <ul className={sections.rows} aria-label={t('ofRelease.title')}>
          {own.map((change) => (
            <ChangeLine key={change.id} change={change} plan={plan} configuration={configuration} />
          ))}
        </ul>
      )}
      {isDrafting && (
        <DraftDialog bundle={bundle} plan={plan} configuration={configuration} onClose={() => setDrafting(false)} />
      )}
    </Section>
  );
}

interface LineProps {
  readonly change: ChangeRequest;
  readonly plan: ChangePlan;
  readonly configuration: Configuration;
}

function ChangeLine({ change, plan, configuration }: LineProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const edit = useEdit();
  const go = useNavigation((state) => state.go);
  const type = configuration.changeTypes.get(change.typeId);
  const state = configuration.statuses.get(change.statusId);
  const firm = change.placeholder ? plan.linter.subject(change).firmBy : null;
  const findings = plan.linter.lint(change).length;
  const promote = () =>
    void edit('changePromoted', { label: change.key }, [
      { op: 'patch', table: 'changes', id: change.id, fields: { placeholder: false } },
    ]);
  return (
    <li className={classNames(styles.line, change.placeholder && styles.placeholder)}>
      <button type="button" className={styles.open} onClick={() => go('changes', change.id)}>
        <span className={styles.head}>
          <CodeMark appearance={type?.appearance ?? null} />
          <span className={styles.key}>{change.key}</span>
          <span className={styles.title} title={change.title} dir="auto">
            {change.title}
          </span>
        </span>
        <span className={styles.facts}>
          {state !== undefined && <StatusDot category={state.category} />}
          {state?.name ?? change.statusId}
          <span>{change.when === null ? t('noStart') : text.when(change.when)}</span>
          {findings > 0 && <span>{t('ofRelease.findings', { count: findings })}</span>}
        </span>
      </button>
      <span className={styles.badges}>
        {change.placeholder ? (
          <>
            <span className={styles.firm}>
              {firm === null ? t('placeholder') : t('ofRelease.firmBy', { day: text.day(firm) })}
            </span>
            <Button onPress={promote}>{t('promote.action')}</Button>
          </>
        ) : (
          <>
            <RiskBadge level={riskOf(change, configuration).level} />
            <ChangeApprovalBadge state={approvalState(type, plan.approvalsOf(change.id))} />
          </>
        )}
      </span>
    </li>
  );
}
