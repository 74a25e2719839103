import { useTranslation } from 'react-i18next';
import type { Person, Team } from '#shared/model/people.ts';
import { saveMe } from '../../../data/registry.ts';
import { MultiPick, TextField } from '../../../ui/index.ts';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import form from '../form.module.css';

interface PersonDetailProps {
  readonly person: Person;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly uses: number | undefined;
  /** The person at this laptop: can't be taken out, and is known to the laptop beside the plan. */
  readonly isMe: boolean;
}

export function PersonDetail({ person, people, teams, uses, isMe }: PersonDetailProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('people');
  const save = async (field: 'name' | 'role', fields: { name?: string; role?: string }) => {
    const isSaved = await edits.set(person, field, fields);
    if (isSaved && isMe) await saveMe({ name: person.name, role: person.role, ...fields, now: Date.now() });
  };
  const choices = teams.filter((team) => !team.archived || person.teamIds.includes(team.id));
  return (
    <>
      <div className={form.nameOnly}>
        <NameField record={person} records={people} onSave={(name) => void save('name', { name })} />
        <RecordMenu table="people" record={person} uses={uses} isLast={isMe} />
      </div>
      <TextField
        label={t('field.role')}
        value={person.role}
        onSave={(role) => void save('role', { role: role.trim() })}
      />
      <TextField
        label={t('field.email')}
        type="email"
        value={person.email}
        onSave={(email) => void edits.set(person, 'email', { email: email.trim() })}
      />
      <MultiPick
        label={t('field.teams')}
        value={person.teamIds}
        options={choices.map((team) => ({ id: team.id, label: team.name }))}
        onSave={(teamIds) => void edits.set(person, 'teams', { teamIds })}
      />
      {isMe && <p className={form.note}>{t('people.meNote')}</p>}
    </>
  );
}
