import { useTranslation } from 'react-i18next';
import { ExitCriterion, ExitMetric, SUPPORT_SECTIONS } from '#shared/model/support.ts';
import { measureAll, type Measured } from '#shared/planning/support/exit.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Checkbox, Icon, IconButton, MenuButton, NumberField, Section, Select, TextField } from '../../../ui/index.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import { Sparkline } from '../sparkline.tsx';
import { useCriterionText } from '../criterion-text.ts';
import styles from './overview.module.css';

/** Each criterion with its target, what is measured today, and which way it goes. */
export function ExitCriteria({ book, log, edits }: PartProps) {
  const { t } = useTranslation('support');
  const all = measureAll(log);
  const { exitCriteria } = book.support;
  const save = (list: ExitCriterion[]) => edits.setList('exitCriteria', list);
  const patch = (id: string, fields: Partial<ExitCriterion>) =>
    save(exitCriteria.map((one) => (one.id === id ? { ...one, ...fields } : one)));
  const add = (metric: ExitMetric) =>
    save([
      ...exitCriteria,
      ExitCriterion.parse({
        id: uuidv7(Date.now()),
        metric,
        text: t(`metric.${metric}`),
        ...(metric === 'checklist' ? { section: 'D' } : {}),
      }),
    ]);
  return (
    <Section
      title={t('overview.exit')}
      actions={
        <MenuButton
          label={t('overview.addCriterion')}
          startIcon="plus"
          variant="quiet"
          items={ExitMetric.options.map((metric) => ({
            id: metric,
            label: t(`metric.${metric}`),
            onAction: () => add(metric),
          }))}
        />
      }
    >
      {all.length === 0 ? (
        <p className={styles.muted}>{t('overview.exitEmpty')}</p>
      ) : (
        <table className={styles.criteria}>
          <thead>
            <tr>
              <th scope="col" className={styles.metColumn}>
                {t('criterion.columns.met')}
              </th>
              <th scope="col">{t('criterion.columns.text')}</th>
              <th scope="col" className={styles.targetColumn}>
                {t('criterion.columns.target')}
              </th>
              <th scope="col" className={styles.valueColumn}>
                {t('criterion.columns.measured')}
              </th>
              <th scope="col" className={styles.trendColumn}>
                {t('criterion.columns.trend')}
              </th>
              <th scope="col" className={styles.toolColumn}>
                <span className="visually-hidden">{t('criterion.columns.tools')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {all.map((measured) => (
              <CriterionRow
                key={measured.criterion.id}
                measured={measured}
                onSave={(fields) => patch(measured.criterion.id, fields)}
                onRemove={() => save(exitCriteria.filter(({ id }) => id !== measured.criterion.id))}
              />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

interface RowProps {
  readonly measured: Measured;
  readonly onSave: (fields: Partial<ExitCriterion>) => void;
  readonly onRemove: () => void;
}

function CriterionRow({ measured, onSave, onRemove }: RowProps) {
  const { t } = useTranslation('support');
  const { criterion, met } = measured;
  const { text } = criterion;
  return (
    <tr className={form.quiet}>
      <td>
        {criterion.metric === 'manual' ? (
          <Checkbox
            label={t('criterion.metOf', { text })}
            hideLabel
            isSelected={met}
            onChange={(is) => onSave({ met: is })}
          />
        ) : (
          <span className={met ? styles.met : styles.notMet} title={t(met ? 'criterion.met' : 'criterion.notMet')}>
            <Icon name={met ? 'check' : 'close'} />
            <span className="visually-hidden">{t(met ? 'criterion.met' : 'criterion.notMet')}</span>
          </span>
        )}
      </td>
      <td>
        <TextField
          label={t('criterion.textOf')}
          hideLabel
          isRequired
          multiline
          value={text}
          onSave={(next) => onSave({ text: next.trim() })}
        />
      </td>
      <td>
        <Target measured={measured} onSave={onSave} />
      </td>
      <td>
        <Value measured={measured} onSave={onSave} />
      </td>
      <td>
        <Trend measured={measured} />
      </td>
      <td>
        <IconButton icon="close" label={t('criterion.remove', { text })} onPress={onRemove} />
      </td>
    </tr>
  );
}

function Target({ measured, onSave }: Omit<RowProps, 'onRemove'>) {
  const { t } = useTranslation('support');
  const says = useCriterionText();
  const { criterion } = measured;
  const label = t('criterion.targetOf', { text: criterion.text });
  if (criterion.metric === 'checklist') {
    return (
      <Select
        label={label}
        hideLabel
        value={criterion.section ?? ''}
        options={[
          { id: '', label: t('criterion.allDoneAny') },
          ...SUPPORT_SECTIONS.map((section) => ({ id: section, label: t('criterion.allDone', { section }) })),
        ]}
        onSave={(id) => onSave({ section: SUPPORT_SECTIONS.find((section) => section === id) ?? null })}
      />
    );
  }
  const fixed = says.target(measured);
  if (fixed !== null) return <span className={styles.fixed}>{fixed}</span>;
  const isPercent = criterion.metric === 'deskResolution';
  return (
    <NumberField
      label={label}
      hideLabel
      value={measured.target}
      min={0}
      max={isPercent ? 100 : 10_000}
      step={1}
      onSave={(target) => onSave({ target })}
    />
  );
}

function Value({ measured, onSave }: Omit<RowProps, 'onRemove'>) {
  const { t } = useTranslation('support');
  const says = useCriterionText();
  const { criterion, value } = measured;
  if (criterion.metric !== 'manual')
    return <span className={value === null ? styles.mutedValue : styles.value}>{says.value(measured)}</span>;
  return (
    <TextField
      label={t('criterion.measuredOf', { text: criterion.text })}
      hideLabel
      placeholder={t('criterion.finding')}
      value={criterion.measured}
      onSave={(found) => onSave({ measured: found.trim() })}
    />
  );
}

const ARROWS = { better: 'arrow-up', same: 'arrow-right', worse: 'arrow-down' } as const;

function Trend({ measured: { trend, series } }: Pick<RowProps, 'measured'>) {
  const { t } = useTranslation('support');
  if (trend === null) return null;
  return (
    <span className={styles.trend} data-trend={trend}>
      <Icon name={ARROWS[trend]} size={12} />
      <span>{t(`criterion.trend.${trend}`)}</span>
      {series.length > 1 && <Sparkline values={series.slice(-28)} width={56} height={16} />}
    </span>
  );
}
