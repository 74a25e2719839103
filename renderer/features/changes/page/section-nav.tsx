import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, classNames } from '../../../ui/index.ts';
import { scrollTo } from './scroll-to.ts';
import styles from './page.module.css';

export const SECTION_IDS = [
  'breakGlass',
  'findings',
  'summary',
  'why',
  'risk',
  'services',
  'schedule',
  'implementation',
  'test',
  'backOut',
  'communications',
  'approvals',
  'exposure',
  'fanOut',
  'cost',
  'outcome',
  'review',
  'notes',
  'custom',
  'atRemote',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

export interface SectionNavProps {
  readonly sections: readonly SectionId[];
  /** Where the sections scroll. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** Findings in a section. */
  readonly counts: ReadonlyMap<SectionId, number>;
}

const sectionElement = (root: HTMLElement | null, id: string) =>
  root?.querySelector<HTMLElement>(`[data-section="${id}"]`) ?? null;

/** The sections of the page at its side: where one is, and a click away from any other. */
export function SectionNav({ sections, scroller, counts }: SectionNavProps) {
  const { t } = useTranslation(['changes', 'syncScope']);
  const [current, setCurrent] = useState<string>(sections[0] ?? '');
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    const look = () => {
      const top = root.getBoundingClientRect().top + NEAR;
      const passed = sections.filter((id) => (sectionElement(root, id)?.getBoundingClientRect().top ?? top + 1) <= top);
      setCurrent(passed.at(-1) ?? sections[0] ?? '');
    };
    look();
    root.addEventListener('scroll', look, { passive: true });
    return () => root.removeEventListener('scroll', look);
  }, [sections, scroller]);
  return (
    <nav className={styles.nav} aria-label={t('page.sections')}>
      {sections.map((id) => (
        <button
          key={id}
          type="button"
          className={classNames(styles.link, id === current && styles.current)}
          {...(id === current ? { 'aria-current': 'true' } : {})}
          onClick={() => {
            scrollTo(scroller.current, sectionElement(scroller.current, id), 'top');
            setCurrent(id);
          }}
        >
          {id === 'atRemote' ? t('syncScope:atRemote') : t(`section.${id}`)}
          {(counts.get(id) ?? 0) > 0 && <Badge tone="warn">{counts.get(id)}</Badge>}
        </button>
      ))}
    </nav>
  );
}

/** Pixels below the top within which a section counts as the one that is read. */
const NEAR = 48;
