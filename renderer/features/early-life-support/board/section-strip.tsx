import { useTranslation } from 'react-i18next';
import type { SectionProgress } from '#shared/planning/support/progress.ts';
import { classNames } from '../../../ui/index.ts';
import styles from './board.module.css';

/** Ten small bars, A to J: how far each section is; one without lines is not done, there is nothing in it. Read out section by section. */
export function SectionStrip({ sections }: { readonly sections: readonly SectionProgress[] }) {
  const { t } = useTranslation('support');
  return (
    <span className={styles.strip}>
      {sections.map(({ section, done, total, late }) => {
        const name = t(`sections.${section}`);
        const said =
          total === 0
            ? t('board.sectionEmpty', { section, name })
            : t(late > 0 ? 'board.sectionLate' : 'board.sectionProgress', { section, name, done, total, late });
        const isDone = total === 0 || done === total;
        return (
          <span
            key={section}
            className={classNames(styles.cell, isDone && styles.settled, late > 0 && styles.late)}
            title={said}
          >
            <span className="visually-hidden">{said}. </span>
            <span aria-hidden="true" className={styles.letter}>
              {section}
            </span>
            <span aria-hidden="true" className={styles.track}>
              <span className={styles.fill} style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
            </span>
          </span>
        );
      })}
    </span>
  );
}
