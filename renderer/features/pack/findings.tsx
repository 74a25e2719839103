import { useTranslation } from 'react-i18next';
import type { PackSnapshot } from '#shared/documents/pack/snapshot.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useChangePlan } from '../../data/changes.ts';
import { useLintText } from '../../ui/records/lint-text.ts';
import styles from './pack.module.css';

/** As many as can be read before a pack goes out; the rest are counted. */
const SHOWN = 12;

interface FindingsProps {
  readonly snapshot: PackSnapshot;
  readonly configuration: Configuration;
}

/** What would get changes of the pack sent back: shown before it goes out, never inside. */
export function Findings({ snapshot, configuration }: FindingsProps) {
  const { t } = useTranslation('pack');
  const say = useLintText();
  const plan = useChangePlan(configuration);
  if (plan === undefined) return null;
  const findings = snapshot.agenda.flatMap(({ changeId }) => {
    const change = plan.changes.find(({ id }) => id === changeId);
    return change === undefined ? [] : plan.linter.lint(change).map((finding) => ({ change, finding }));
  });
  const first = findings.toSorted((a, b) =>
    a.finding.severity === b.finding.severity ? 0 : a.finding.severity === 'error' ? -1 : 1,
  );
  return (
    <section aria-label={t('dialog.lint')}>
      <h3 className={styles.heading}>{t('dialog.lint')}</h3>
      {findings.length === 0 ? (
        <p className={styles.note}>{t('dialog.lintNone')}</p>
      ) : (
        <>
          <ul className={styles.findings}>
            {first.slice(0, SHOWN).map(({ change, finding }) => (
              <li key={`${change.id} ${finding.rule}`}>
                {t('dialog.lintLine', { label: change.key, finding: say(finding) })}
              </li>
            ))}
          </ul>
          {findings.length > SHOWN && (
            <p className={styles.note}>{t('dialog.lintMore', { count: findings.length - SHOWN })}</p>
          )}
          <p className={styles.note}>{t('dialog.lintNever')}</p>
        </>
      )}
    </section>
  );
}
