import { useTranslation } from 'react-i18next';
import type { ChangeRequest } from '#shared/model/change.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Waiver } from '#shared/model/waiver.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { BoardRoom } from '../../../data/meetings.ts';
import { RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { useLintText } from '../../../ui/records/lint-text.ts';
import { useWaiverText } from '../../../ui/records/waiver-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import styles from './run.module.css';

interface ChangeFactsProps {
  readonly change: ChangeRequest;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
}

/** What a board asks about a change, on one page. What nobody filled in says so: it is what gets asked first. */
export function ChangeFacts({ change, room, configuration }: ChangeFactsProps) {
  const { t } = useTranslation(['boards', 'changes', 'conflicts']);
  const text = useWhenText();
  const sayWaiver = useWaiverText(configuration);
  const say = useLintText();
  const subject = room.linter.subject(change);
  const findings = room.linter.lint(change);
  const person = (id: Id | null) => (id === null ? '' : (configuration.people.get(id)?.name ?? id));
  const changed = subject.impact.filter(({ steps }) => steps === 0).map(({ service }) => service.name);
  const downstream = subject.impact.filter(({ steps }) => steps > 0).map(({ service }) => service.name);
  const release = room.releases.find(({ id }) => id === change.releaseId);
  const allowed = (what: string, waiver: Waiver | null) =>
    waiver === null ? what : t('conflicts:waived.within', { what, waived: sayWaiver(waiver) });
  const facts: [Parameters<typeof t>[0], string][] = [
    ['boards:run.facts.when', change.when === null ? '' : text.when(change.when)],
    ['boards:run.facts.services', changed.join(', ')],
    ['boards:run.facts.downstream', downstream.join(', ')],
    ['boards:run.facts.environments', change.environments.join(', ')],
    [
      'boards:run.facts.outage',
      change.outageMinutes === null ? '' : t('boards:run.minutes', { count: change.outageMinutes }),
    ],
    ['boards:run.facts.owner', person(change.ownerId)],
    ['boards:run.facts.implementer', person(change.implementerId)],
    ['boards:run.facts.release', release === undefined ? '' : `${release.key} ${release.name}`],
    ['boards:run.facts.freezes', subject.window.freezes.map(({ title, waiver }) => allowed(title, waiver)).join(', ')],
    [
      'boards:run.facts.collisions',
      subject.collisions
        .map(({ changeId, waiver }) => allowed(room.changesById.get(changeId)?.key ?? '', waiver))
        .join(', '),
    ],
    [
      'boards:run.facts.test',
      change.testSignatoryId === null || change.testSignedOn === null
        ? t(`changes:testResults.${change.testResult}`)
        : t('boards:run.testSigned', {
            result: t(`changes:testResults.${change.testResult}`),
            name: person(change.testSignatoryId),
            day: text.day(change.testSignedOn),
          }),
    ],
    [
      'boards:run.facts.backOut',
      change.backOutMinutes === null
        ? ''
        : t('boards:run.backOutText', {
            owner: person(change.backOutOwnerId) || t('boards:nobody'),
            minutes: change.backOutMinutes,
            moment: change.backOutDecideBy === null ? '–' : text.moment(change.backOutDecideBy),
          }),
    ],
  ];
  const texts: [string, string][] = [
    [t('boards:run.reason'), change.reason],
    [t('boards:run.effectOfNotDoing'), change.effectOfNotDoing],
    [t('boards:run.implementation'), change.implementationPlan],
    [t('boards:run.backOutPlan'), change.backOutPlan],
  ];
  return (
    <>
      <h2 className={styles.change}>
        <span className={styles.key}>{change.key}</span> <span dir="auto">{change.title}</span>{' '}
        <RiskBadge level={subject.risk.level} />
      </h2>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={String(label)}>
            <dt>{t(label)}</dt>
            <dd dir="auto" className={value === '' ? styles.muted : undefined}>
              {value === '' ? t('boards:run.none') : value}
            </dd>
          </div>
        ))}
      </dl>
      <div className={styles.texts}>
        {texts
          .filter(([, value]) => value.trim() !== '')
          .map(([label, value]) => (
            <section key={label}>
              <h3>{label}</h3>
              <p dir="auto">{value}</p>
            </section>
          ))}
      </div>
      {findings.length > 0 && (
        <section className={styles.findings}>
          <h3>{t('boards:run.findings')}</h3>
          <ul>
            {findings.map((finding) => (
              <li key={finding.rule}>{say(finding)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
