import { useTranslation } from 'react-i18next';
import { ChangeOutcome, Review as ReviewRecord, type ChangeRequest } from '#shared/model/change.ts';
import { withOutcome } from '#shared/change/break-glass.ts';
import { reviewDue } from '#shared/change/review.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { Checkbox, DateField, SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { LongText, Spot } from './fields.tsx';
import type { ChangeForm, SectionProps } from './form.ts';
import styles from './page.module.css';

type InstantName = 'submittedAt' | 'actualStart' | 'actualEnd';

function InstantField({ form, field }: { readonly form: ChangeForm; readonly field: InstantName }) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const { zone, weekStart } = configuration.settings;
  const at: ChangeRequest[InstantName] = change[field];
  return (
    <Spot field={field}>
      <MomentField
        label={t(`fields.${field}`)}
        value={at === null ? null : momentFromInstant(at, zone)}
        zone={zone}
        weekStart={weekStart}
        error={saver.error(field)}
        onSave={(moment) => saver.save(field, moment.utc)}
      />
    </Spot>
  );
}

/** How it went. */
export function Outcome({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, saver } = form;
  return (
    <div className={styles.form}>
      <div className={styles.grid}>
        <InstantField form={form} field="submittedAt" />
        <InstantField form={form} field="actualStart" />
        <InstantField form={form} field="actualEnd" />
        <Spot field="outcome">
          <Select
            label={t('fields.outcome')}
            value={change.outcome ?? NONE}
            options={[
              { id: NONE, label: t('outcomes.none') },
              ...ChangeOutcome.options.map((id) => ({ id, label: t(`outcomes.${id}`) })),
            ]}
            error={saver.error('outcome')}
            onSave={(id) => {
              const outcome = id === NONE ? null : ChangeOutcome.parse(id);
              saver.saveAll('outcome', withOutcome(change, outcome, msToInstant(Date.now())));
            }}
          />
        </Spot>
      </div>
      <Checkbox
        label={t('fields.unauthorised')}
        isSelected={change.unauthorised}
        onChange={(isUnauthorised) => saver.save('unauthorised', isUnauthorised)}
      />
      <LongText form={form} field="closeNotes" />
    </div>
  );
}

const MET = ['yes', 'partly', 'no'] as const;

/** The review after implementation (PIR). */
export function Review({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const { weekStart } = configuration.settings;
  const review = change.review ?? ReviewRecord.parse({});
  const people = useOptions(configuration, 'people', [review.ownerId], t('nobody'));
  const save = (fields: Partial<ReviewRecord>) => saver.save('review', { ...review, ...fields });
  return (
    <div className={styles.form}>
      <ReviewStatus form={form} />
      <Spot field="review">
        <div className={styles.grid}>
          <DateField
            label={t('review.dueBy')}
            value={review.dueBy}
            weekStart={weekStart}
            help={t('review.dueByHelp')}
            error={saver.error('review')}
            onSave={(dueBy) => save({ dueBy })}
          />
          <DateField
            label={t('review.heldOn')}
            value={review.heldOn}
            weekStart={weekStart}
            onSave={(heldOn) => save({ heldOn })}
          />
          <SearchSelect
            label={t('review.owner')}
            value={fromOptional(review.ownerId)}
            options={people}
            onSave={(id) => save({ ownerId: toOptional(id) })}
          />
          <Select
            label={t('review.objectivesMet')}
            value={review.objectivesMet ?? NONE}
            options={[
              { id: NONE, label: t('outcomes.none') },
              ...MET.map((id) => ({ id, label: t(`review.met.${id}`) })),
            ]}
            onSave={(id) => save({ objectivesMet: MET.find((one) => one === id) ?? null })}
          />
        </div>
      </Spot>
      <TextField
        label={t('review.findings')}
        multiline
        value={review.findings}
        onSave={(findings) => save({ findings })}
      />
      <TextField label={t('review.lessons')} multiline value={review.lessons} onSave={(lessons) => save({ lessons })} />
    </div>
  );
}

/** Whether one is due, until when and why: the rule of Settings, never typed. */
export function ReviewStatus({ form: { change, configuration, plan } }: SectionProps) {
  const { t, i18n } = useTranslation('changes');
  const text = useWhenText();
  const due = reviewDue(change, plan.incidents, configuration, plan.works);
  if (due === null) return <p className={styles.muted}>{t('pir.none')}</p>;
  const heldOn = change.review?.heldOn ?? null;
  if (heldOn !== null) return <p>{t('pir.held', { day: text.day(heldOn) })}</p>;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const reasons = list.format(due.reasons.map((reason) => t(`pir.reasons.${reason}`)));
  return <p>{due.dueBy === null ? t('pir.open', { reasons }) : t('pir.due', { day: text.day(due.dueBy), reasons })}</p>;
}
