import { useState } from 'react';
import type { JournalEntry, RecordChange } from '#shared/model/journal.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { changesOfStep, namesOfChanges } from '../../../data/history.ts';
import { useSteps } from '../../../data/edit.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Badge, Button } from '../../../ui/index.ts';
import styles from '../workspaces.module.css';
import { ChangeLines } from './change-lines.tsx';
import { stepTitle } from './step-title.ts';
import type { ValueWords } from './value-text.ts';

/** Changes shown of one step; an import has thousands. */
const SHOWN = 50;

interface StepItemProps {
  readonly entry: JournalEntry;
  /** The part that concerns the record looked at; null in the history of the whole plan. */
  readonly change: RecordChange | null;
  readonly words: ValueWords;
  /** It is the one Undo would take back. */
  readonly isTop: boolean;
}

export function StepItem({ entry, change, words, isTop }: StepItemProps) {
  const { t, language } = words;
  const { undo } = useSteps();
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(entry.at),
  );
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <span className={styles.what}>{stepTitle(t, entry)}</span>
        {entry.step === 'undone' && <Badge>{t('history:undone')}</Badge>}
        {isTop && (
          <Button variant="quiet" icon="undo" onPress={() => void undo()}>
            {t('history:undoThis')}
          </Button>
        )}
      </div>
      <div className={styles.about}>{t('history:by', { when, who: whoOf(entry, words) })}</div>
      {change !== null ? (
        <ChangeLines change={change} words={words} name={null} />
      ) : (
        <Details entry={entry} words={words} />
      )}
    </li>
  );
}

function whoOf({ origin, personId }: JournalEntry, { t, nameOf }: ValueWords): string {
  const who = (personId === null ? null : nameOf(personId)) ?? t('history:nobody');
  if (origin.type === 'sync') return t('history:fromSync', { author: origin.author, instance: origin.instance });
  return origin.type === 'import' ? `${who}, ${t('history:fromFile', { file: origin.file })}` : who;
}

/** What a step changed is read when it is asked for. */
function Details({ entry, words }: { readonly entry: JournalEntry; readonly words: ValueWords }) {
  const { t } = words;
  const { db } = useWorkspace();
  const [changes, setChanges] = useState<readonly { readonly change: RecordChange; readonly label: string }[] | null>(
    null,
  );
  if (entry.count === 0) return null;
  const read = async () => {
    const found = await changesOfStep(db, entry, SHOWN);
    const labels = await namesOfChanges(db, found);
    // What belongs to one release stands together.
    return found
      .map((change, at) => ({ change, label: labels[at] ?? '' }))
      .sort((a, b) => compareNames(a.label, b.label));
  };
  const toggle = async () => setChanges(changes === null ? await read() : null);
  return (
    <>
      <div className={styles.details}>
        <Button variant="quiet" aria-expanded={changes !== null} onPress={() => void toggle()}>
          {t(changes === null ? 'history:details' : 'history:hideDetails')}
        </Button>
        <span className={styles.about}>{t('history:records', { count: entry.count })}</span>
      </div>
      {changes?.map(({ change, label }) => (
        <ChangeLines key={`${change.table}:${change.id}`} change={change} words={words} name={label} />
      ))}
      {changes !== null && entry.count > SHOWN && (
        <span>{t('history:moreChanges', { count: entry.count - SHOWN })}</span>
      )}
    </>
  );
}
