import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { LintFinding } from '#shared/change/lint/index.ts';
import { Icon } from '../../../ui/index.ts';
import { useLintText } from '../../../ui/records/lint-text.ts';
import { scrollTo } from './scroll-to.ts';
import styles from './page.module.css';
import parts from './parts.module.css';

export interface FindingsProps {
  readonly findings: readonly LintFinding[];
  readonly scroller: RefObject<HTMLElement | null>;
}

/** What would get it sent back; each is mended at its field, one click away. */
export function Findings({ findings, scroller }: FindingsProps) {
  const { t } = useTranslation('changes');
  const say = useLintText();
  const jump = (field: string) => {
    const spot = scroller.current?.querySelector<HTMLElement>(`[data-field="${field}"]`) ?? null;
    scrollTo(scroller.current, spot, 'middle');
    spot?.querySelector<HTMLElement>('input, textarea, button, [role="spinbutton"]')?.focus({ preventScroll: true });
  };
  if (findings.length === 0) return <p className={styles.muted}>{t('findings.none')}</p>;
  return (
    <ul className={parts.findings} aria-label={t('section.findings')}>
      {findings.map((finding) => (
        <li
          key={`${finding.rule} ${finding.field}`}
          className={parts[finding.severity === 'error' ? 'danger' : 'warn']}
        >
          <button type="button" className={parts.finding} onClick={() => jump(finding.field)}>
            <Icon name={finding.severity === 'error' ? 'warning' : 'info'} size={14} />
            <span>
              <span className="visually-hidden">{t(`findings.${finding.severity}`)} </span>
              {say(finding)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
