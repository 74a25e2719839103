import { useTranslation } from 'react-i18next';
import { DateField, MultiPick, NumberField, Section, TextField } from '../../../ui/index.ts';
import { useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import form from '../../../ui/records/form.module.css';
import type { PartProps } from '../page/support-page.tsx';
import styles from './overview.module.css';

const MOST_BUDGET = 1e12;

/** What was agreed before go-live: scope, teams, guarantee, budget, and the rule for extending. */
export function Entry({ book, configuration, edits }: PartProps) {
  const { t } = useTranslation('support');
  const { support } = book;
  const { weekStart, currency } = configuration.settings;
  const teams = useOptions(configuration, 'teams', support.teamIds);
  return (
    <>
      <Section title={t('overview.entry')}>
        <div className={form.form}>
          <TextField
            label={t('field.scope')}
            value={support.scope}
            multiline
            onSave={(scope) => edits.set('scope', { scope })}
          />
          <MultiPick
            label={t('field.teamIds')}
            value={support.teamIds}
            options={teams}
            onSave={(teamIds) => edits.set('teamIds', { teamIds })}
          />
          <DateField
            label={t('field.criteriaAgreedOn')}
            value={support.criteriaAgreedOn}
            weekStart={weekStart}
            onSave={(criteriaAgreedOn) => edits.set('criteriaAgreedOn', { criteriaAgreedOn })}
          />
          <DateField
            label={t('field.guaranteeUntil')}
            value={support.guaranteeUntil}
            weekStart={weekStart}
            onSave={(guaranteeUntil) => edits.set('guaranteeUntil', { guaranteeUntil })}
          />
          <NumberField
            label={t('field.budget')}
            value={support.budget}
            min={0}
            max={MOST_BUDGET}
            format={{ style: 'currency', currency, maximumFractionDigits: 0 }}
            onSave={(budget) => edits.set('budget', { budget })}
          />
          <TextField
            label={t('field.extensionRule')}
            value={support.extensionRule}
            multiline
            onSave={(extensionRule) => edits.set('extensionRule', { extensionRule })}
          />
        </div>
      </Section>
      <Extensions book={book} configuration={configuration} />
    </>
  );
}

function Extensions({ book, configuration }: Pick<PartProps, 'book' | 'configuration'>) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { extensions } = book.support;
  if (extensions.length === 0) return null;
  return (
    <Section title={t('overview.extensions')}>
      <ul className={styles.extensions}>
        {extensions.map(({ id, from, to, reason, personId }) => {
          const who = configuration.people.get(personId ?? '')?.name;
          const said = { from: text.shortDay(from), to: text.shortDay(to), reason };
          return (
            <li key={id}>
              {who === undefined ? t('overview.extensionNobody', said) : t('overview.extension', { ...said, who })}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
