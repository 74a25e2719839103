import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RiskQuestion, type RiskOption } from '#shared/model/configuration.ts';
import type { z } from 'zod';
import { Button, IconButton, NumberField, TextField } from '../../../ui/index.ts';
import { ListDetail } from '../list-detail.tsx';
import { NameField } from '../name-field.tsx';
import { newId } from '../new-id.ts';
import { RecordMenu } from '../record-menu.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import form from '../form.module.css';
import styles from './changes.module.css';

type Answer = z.infer<typeof RiskOption>;

/** Questions whose answers add up to the risk of a change. What was answered before stays as it was asked. */
export function RiskQuestionsSection({ questions }: { readonly questions: readonly RiskQuestion[] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('risk-questions');
  const named = inOrder(questions.map((question) => ({ ...question, name: question.text })));
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = named.find(({ id }) => id === chosen) ?? named[0] ?? null;
  const add = async () => {
    const id = newId();
    const text = freeName(t('new.risk-questions'), named);
    if (await edits.add(RiskQuestion.parse({ id, text, order: questions.length + 1 }))) setChosen(id);
  };
  return (
    <ListDetail
      label={t('section.risk-questions')}
      rows={named.map(({ id, name, archived, answers }) => ({
        id,
        name,
        archived,
        hint: Math.max(0, ...answers.map(({ points }) => points)),
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.risk-questions')}
      onAdd={() => void add()}
      emptyText={t('none')}
    >
      {selected !== null && <QuestionDetail key={selected.id} question={selected} questions={named} />}
    </ListDetail>
  );
}

type Named = RiskQuestion & { readonly name: string };

function QuestionDetail({ question, questions }: { readonly question: Named; readonly questions: readonly Named[] }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('risk-questions');
  const { answers } = question;
  const save = (next: Answer[]) => void edits.set(question, 'answers', { answers: next });
  const patch = (id: string, fields: Partial<Answer>) =>
    save(answers.map((answer) => (answer.id === id ? { ...answer, ...fields } : answer)));
  const add = () =>
    save([
      ...answers,
      {
        id: newId(),
        text: freeName(
          t('changes.newAnswer'),
          answers.map(({ text: name }) => ({ name })),
        ),
        points: 0,
      },
    ]);
  return (
    <div className={form.stack}>
      <div className={form.nameOnly}>
        <NameField
          record={question}
          records={questions}
          label={t('changes.question')}
          onSave={(text) => void edits.set(question, 'question', { text })}
        />
        <RecordMenu table="risk-questions" record={question} siblings={questions} uses={0} />
      </div>
      <div role="group" aria-label={t('field.answers')} className={styles.answers}>
        <div className={form.label} aria-hidden="true">
          {t('field.answers')}
        </div>
        {answers.map((answer, index) => (
          <div key={answer.id} className={styles.answer}>
            <TextField
              label={t('changes.answer', { number: index + 1 })}
              hideLabel
              isRequired
              value={answer.text}
              onSave={(text) => patch(answer.id, { text: text.trim() })}
            />
            <NumberField
              label={t('changes.answerPoints', { text: answer.text })}
              hideLabel
              value={answer.points}
              min={0}
              max={1_000}
              onSave={(points) => patch(answer.id, { points: points ?? 0 })}
            />
            <IconButton
              icon="close"
              label={t('removeLine', { text: answer.text })}
              onPress={() => save(answers.filter(({ id }) => id !== answer.id))}
            />
          </div>
        ))}
        <div>
          <Button variant="quiet" icon="plus" onPress={add}>
            {t('changes.addAnswer')}
          </Button>
        </div>
      </div>
    </div>
  );
}
