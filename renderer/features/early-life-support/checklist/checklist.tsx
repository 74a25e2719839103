import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SUPPORT_SECTIONS, SupportItem, type SupportSection } from '#shared/model/support.ts';
import { isSettled, itemsOf, progressBySection, progressOf, putItem } from '#shared/planning/support/progress.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { SegmentedControl } from '../../../ui/index.ts';
import { AddLine } from '../../../ui/records/add-line.tsx';
import type { PartProps } from '../page/support-page.tsx';
import { ItemRow } from './item-row.tsx';
import { moveBetweenRows } from './row-keys.ts';
import { useLineDrag } from './use-line-drag.ts';
import { SaveTemplate } from './save-template.tsx';
import styles from './checklist.module.css';

/** The checklist A to J, a line each; what is open alone, or all. */
export function Checklist(props: PartProps) {
  const { book, today } = props;
  const { t } = useTranslation('support');
  const [shown, setShown] = useState<'all' | 'open'>('all');
  const whole = progressOf(book.items, today);
  const isOpen = book.items.some((item) => !isSettled(item));
  return (
    <div className={styles.checklist}>
      <div className={styles.bar}>
        <SegmentedControl
          label={t('checklist.show')}
          value={shown}
          options={[
            { id: 'all', label: t('checklist.showAll') },
            { id: 'open', label: t('checklist.showOpen') },
          ]}
          onChange={setShown}
        />
        <span>{t('checklist.progress', { done: whole.done, total: whole.total })}</span>
        {whole.late > 0 && <span className={styles.late}>{t('checklist.late', { count: whole.late })}</span>}
        <span className={styles.push} />
        <SaveTemplate {...props} />
      </div>
      {shown === 'open' && !isOpen && <p className={styles.muted}>{t('checklist.nothingOpen')}</p>}
      <div role="group" aria-label={t('checklist.label')} onKeyDown={moveBetweenRows}>
        {SUPPORT_SECTIONS.map((section) => (
          <SectionPart key={section} section={section} onlyOpen={shown === 'open'} {...props} />
        ))}
      </div>
    </div>
  );
}

interface SectionProps extends PartProps {
  readonly section: SupportSection;
  readonly onlyOpen: boolean;
}

function SectionPart({ section, onlyOpen, ...props }: SectionProps) {
  const { book, edits, today, configuration } = props;
  const { t } = useTranslation('support');
  const items = itemsOf(book.items, section);
  const shown = onlyOpen ? items.filter((item) => !isSettled(item)) : items;
  const progress = progressBySection(items, today).find((one) => one.section === section);
  const name = t('sectionTitle', { section, name: t(`sections.${section}`) });
  const drag = useLineDrag((id, to) => {
    const moved = items.find((item) => item.id === id);
    const changes = putItem(items, id, to);
    if (moved !== undefined && changes.length > 0) void edits.run('supportItemMoved', { label: moved.text }, changes);
  });
  if (onlyOpen && shown.length === 0) return null;
  const add = (text: string) => {
    const order = items.reduce((most, item) => Math.max(most, item.order + 1), 0);
    const record = SupportItem.parse({ id: uuidv7(Date.now()), supportId: book.support.id, section, text, order });
    void edits.run('supportItemAdded', { label: text }, [{ op: 'create', table: 'support-items', record }]);
  };
  return (
    <section className={styles.section} aria-label={name}>
      <h2 className={styles.head}>
        {name}
        {progress !== undefined && progress.total > 0 && (
          <span className={styles.count}>{t('board.metOf', { met: progress.done, total: progress.total })}</span>
        )}
      </h2>
      <ul className={styles.rows}>
        {shown.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            lines={items}
            shown={shown.map(({ id }) => id)}
            configuration={configuration}
            today={today}
            edits={edits}
            drag={drag}
          />
        ))}
      </ul>
      {!onlyOpen && <AddLine label={t('checklist.add', { section: t(`sections.${section}`) })} onAdd={add} />}
    </section>
  );
}
