import { useTranslation } from 'react-i18next';
import { noteSentence, type Note } from '#shared/importing/index.ts';
import styles from '../importing.module.css';

/** What was assumed or left aside while reading. */
export function NotesTab({ notes, isSheet }: { readonly notes: readonly Note[]; readonly isSheet: boolean }) {
  const { t, i18n } = useTranslation('importing');
  return (
    <ul className={styles.notes}>
      {notes.map((note, index) => (
        <li key={index}>
          {noteSentence(i18n, note)}
          {note.line !== null && (
            <span className={styles.where}>{t(isSheet ? 'noteTable.row' : 'noteTable.line', { line: note.line })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
