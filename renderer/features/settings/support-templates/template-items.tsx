import { useTranslation } from 'react-i18next';
import { SUPPORT_SECTIONS, TemplateItem, type SupportSection, type SupportTemplate } from '#shared/model/support.ts';
import { IconButton, NumberField, TextField } from '../../../ui/index.ts';
import { AddLine } from '../../../ui/records/add-line.tsx';
import { newId } from '../new-id.ts';
import form from '../form.module.css';
import styles from './support-templates.module.css';

interface ItemsProps {
  readonly template: SupportTemplate;
  readonly onSave: (items: TemplateItem[]) => void;
}

const MOST_DAYS = 365;

/** The lines of the checklist by section: text, who it is for, its day counted from going live. */
export function TemplateItems({ template, onSave }: ItemsProps) {
  const { t } = useTranslation('support');
  const { items } = template;
  const add = (section: SupportSection, text: string) =>
    onSave([...items, TemplateItem.parse({ id: newId(), section, text })]);
  return (
    <section aria-label={t('template.items')}>
      <h3 className={styles.title}>{t('template.items')}</h3>
      <p className={form.note}>{t('template.offsets')}</p>
      <div className={styles.heads} aria-hidden="true">
        <span>{t('template.columns.text')}</span>
        <span>{t('template.columns.role')}</span>
        <span>{t('template.columns.due')}</span>
      </div>
      {SUPPORT_SECTIONS.map((section) => (
        <SectionItems
          key={section}
          section={section}
          items={items.filter((item) => item.section === section)}
          onPatch={(id, fields) => onSave(items.map((item) => (item.id === id ? { ...item, ...fields } : item)))}
          onRemove={(id) => onSave(items.filter((item) => item.id !== id))}
          onAdd={(text) => add(section, text)}
        />
      ))}
    </section>
  );
}

interface SectionProps {
  readonly section: SupportSection;
  readonly items: readonly TemplateItem[];
  readonly onPatch: (id: string, fields: Partial<TemplateItem>) => void;
  readonly onRemove: (id: string) => void;
  readonly onAdd: (text: string) => void;
}

function SectionItems({ section, items, onPatch, onRemove, onAdd }: SectionProps) {
  const { t } = useTranslation('support');
  const name = t('sectionTitle', { section, name: t(`sections.${section}`) });
  return (
    <section aria-label={name} className={styles.section}>
      <h4 className={styles.sectionTitle}>{name}</h4>
      {items.map((item, at) => (
        <div
          key={item.id}
          className={styles.item}
          role="group"
          aria-label={t('template.line', { number: at + 1, section })}
        >
          <TextField
            label={t('template.columns.text')}
            hideLabel
            isRequired
            value={item.text}
            onSave={(text) => onPatch(item.id, { text: text.trim() })}
          />
          <TextField
            label={t('template.columns.role')}
            hideLabel
            value={item.role}
            onSave={(role) => onPatch(item.id, { role: role.trim() })}
          />
          <NumberField
            label={t('template.columns.due')}
            hideLabel
            value={item.dueOffset}
            min={-MOST_DAYS}
            max={MOST_DAYS}
            step={1}
            onSave={(dueOffset) => onPatch(item.id, { dueOffset })}
          />
          <IconButton
            icon="trash"
            label={t('template.remove', { number: at + 1, section })}
            onPress={() => onRemove(item.id)}
          />
        </div>
      ))}
      <AddLine label={t('checklist.add', { section: t(`sections.${section}`) })} onAdd={onAdd} />
    </section>
  );
}
