import { useTranslation } from 'react-i18next';
import { questionsOf, withAnswer } from '#shared/change/risk.ts';
import { RISK_LEVELS } from '#shared/model/change.ts';
import { Select } from '../../../ui/index.ts';
import { NONE } from '../../../ui/records/options.tsx';
import { RiskBadge } from '../../../ui/records/risk-badge.tsx';
import { LongText, Spot } from './fields.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

/** The questions, what was answered then, the level they give, and the one somebody set instead. */
export function RiskSection({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver, subject } = form;
  const { risk } = subject;
  const { moderate, high } = configuration.settings.riskThresholds;
  const asked = questionsOf(configuration.riskQuestions);
  const answerTo = new Map(change.riskAnswers.map((answer) => [answer.questionId, answer]));
  const gone = change.riskAnswers.filter((answer) => !asked.some(({ id }) => id === answer.questionId));
  return (
    <div className={styles.form}>
      <p className={styles.line}>
        <RiskBadge level={risk.level} />
        <span className={styles.muted}>
          {t('riskScore', { points: risk.points, moderate, high })}
          {risk.overridden && risk.computed !== null && ` ${t('riskComputed', { level: t(`risk.${risk.computed}`) })}`}
          {risk.open.length > 0 && ` ${t('riskOpen', { count: risk.open.length })}`}
        </span>
      </p>
      <Spot field="riskAnswers">
        {asked.map((question) => {
          const given = answerTo.get(question.id);
          const known = question.answers.some(({ id }) => id === given?.answerId);
          return (
            <Select
              key={question.id}
              label={question.text}
              value={given?.answerId ?? NONE}
              options={[
                { id: NONE, label: t('risk.open') },
                // An answer that is no longer offered stays as it was given.
                ...(given === undefined || known
                  ? []
                  : [{ id: given.answerId, label: given.answer, hint: String(given.points) }]),
                ...question.answers.map(({ id, text, points }) => ({ id, label: text, hint: String(points) })),
              ]}
              error={question.id === asked[0]?.id ? saver.error('riskAnswers') : null}
              help={
                given !== undefined && given.question !== question.text
                  ? t('riskAskedAs', { question: given.question })
                  : undefined
              }
              onSave={(id) =>
                saver.save('riskAnswers', withAnswer(change.riskAnswers, question, id === NONE ? null : id))
              }
            />
          );
        })}
        {gone.map((answer) => (
          <p key={answer.questionId} className={styles.muted}>
            {t('riskGone', { question: answer.question, answer: answer.answer, points: answer.points })}
          </p>
        ))}
      </Spot>
      <div className={styles.two}>
        <Spot field="riskOverride">
          <Select
            label={t('fields.riskOverride')}
            value={change.riskOverride ?? NONE}
            options={[
              { id: NONE, label: t('riskByAnswers') },
              ...RISK_LEVELS.map((level) => ({ id: level, label: t(`risk.${level}`) })),
            ]}
            error={saver.error('riskOverride')}
            onSave={(id) => saver.save('riskOverride', RISK_LEVELS.find((level) => level === id) ?? null)}
          />
        </Spot>
        {change.riskOverride !== null && <LongText form={form} field="riskReason" />}
      </div>
      <LongText form={form} field="risks" />
    </div>
  );
}
