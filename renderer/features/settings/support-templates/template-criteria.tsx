import { useTranslation } from 'react-i18next';
import { ExitCriterion, ExitMetric, SUPPORT_SECTIONS, type SupportTemplate } from '#shared/model/support.ts';
import { targetOf } from '#shared/planning/support/exit.ts';
import { Button, IconButton, NumberField, Select, TextField } from '../../../ui/index.ts';
import { newId } from '../new-id.ts';
import styles from './support-templates.module.css';

interface CriteriaProps {
  readonly template: SupportTemplate;
  readonly onSave: (criteria: ExitCriterion[]) => void;
}

/** What has to be reached before it may be left: text, what measures it, the target. */
export function TemplateCriteria({ template, onSave }: CriteriaProps) {
  const { t } = useTranslation('support');
  const { exitCriteria } = template;
  const patch = (id: string, fields: Partial<ExitCriterion>) =>
    onSave(exitCriteria.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  const add = () =>
    onSave([...exitCriteria, ExitCriterion.parse({ id: newId(), metric: 'manual', text: t('template.newCriterion') })]);
  return (
    <section aria-label={t('template.exitCriteria')}>
      <h3 className={styles.title}>{t('template.exitCriteria')}</h3>
      <div className={styles.criterionHeads} aria-hidden="true">
        <span>{t('template.columns.criterion')}</span>
        <span>{t('template.columns.metric')}</span>
        <span>{t('template.columns.target')}</span>
      </div>
      {exitCriteria.map((criterion, at) => (
        <div
          key={criterion.id}
          className={styles.criterion}
          role="group"
          aria-label={t('template.criterionLine', { number: at + 1 })}
        >
          <TextField
            label={t('template.columns.criterion')}
            hideLabel
            isRequired
            value={criterion.text}
            onSave={(text) => patch(criterion.id, { text: text.trim() })}
          />
          <Select
            label={t('template.columns.metric')}
            hideLabel
            value={criterion.metric}
            options={ExitMetric.options.map((id) => ({ id, label: t(`metric.${id}`) }))}
            onSave={(id) => {
              const metric = ExitMetric.options.find((one) => one === id);
              // A target of days is none of a count.
              if (metric !== undefined) patch(criterion.id, { metric, target: null, section: null });
            }}
          />
          <Target criterion={criterion} onSave={(fields) => patch(criterion.id, fields)} />
          <IconButton
            icon="trash"
            label={t('template.removeCriterion', { number: at + 1 })}
            onPress={() => onSave(exitCriteria.filter(({ id }) => id !== criterion.id))}
          />
        </div>
      ))}
      <Button variant="quiet" icon="plus" onPress={add}>
        {t('template.addCriterion')}
      </Button>
    </section>
  );
}

interface TargetProps {
  readonly criterion: ExitCriterion;
  readonly onSave: (fields: Partial<ExitCriterion>) => void;
}

const WHOLE = '-';

function Target({ criterion, onSave }: TargetProps) {
  const { t } = useTranslation('support');
  const label = t('template.columns.target');
  if (criterion.metric === 'checklist') {
    return (
      <Select
        label={label}
        hideLabel
        value={criterion.section ?? WHOLE}
        options={[
          { id: WHOLE, label: t('criterion.allDoneAny') },
          ...SUPPORT_SECTIONS.map((section) => ({ id: section, label: t('criterion.allDone', { section }) })),
        ]}
        onSave={(id) => onSave({ section: SUPPORT_SECTIONS.find((section) => section === id) ?? null })}
      />
    );
  }
  const target = targetOf(criterion);
  if (target === null) return <span />;
  return (
    <NumberField
      label={label}
      hideLabel
      value={target}
      min={0}
      max={criterion.metric === 'deskResolution' ? 100 : 10_000}
      step={1}
      onSave={(next) => onSave({ target: next })}
    />
  );
}
