import { useTranslation } from 'react-i18next';
import type { Change } from '#shared/model/journal.ts';
import type { Person, Team } from '#shared/model/people.ts';
import { useEdit } from '../../../data/edit.ts';
import { MultiPick } from '../../../ui/index.ts';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import form from '../form.module.css';

interface TeamDetailProps {
  readonly team: Team;
  readonly teams: readonly Team[];
  readonly people: readonly Person[];
  readonly uses: number | undefined;
}

export function TeamDetail({ team, teams, people, uses }: TeamDetailProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('teams');
  const edit = useEdit();
  const members = people.filter((person) => person.teamIds.includes(team.id));
  const saveMembers = (ids: readonly string[]) => {
    const changes = people.flatMap<Change>((person) => {
      const isMember = person.teamIds.includes(team.id);
      if (isMember === ids.includes(person.id)) return [];
      const teamIds = isMember ? person.teamIds.filter((id) => id !== team.id) : [...person.teamIds, team.id];
      return [{ op: 'patch', table: 'people', id: person.id, fields: { teamIds } }];
    });
    void edit('kindChanged', { label: team.name, field: 'members' }, changes);
  };
  return (
    <>
      <div className={form.nameOnly}>
        <NameField record={team} records={teams} onSave={(name) => void edits.set(team, 'name', { name })} />
        <RecordMenu table="teams" record={team} uses={uses} />
      </div>
      <MultiPick
        label={t('field.members')}
        value={members.map((person) => person.id)}
        options={people
          .filter((person) => !person.archived || members.includes(person))
          .map((person) => ({ id: person.id, label: person.name, hint: person.role === '' ? undefined : person.role }))}
        onSave={saveMembers}
      />
    </>
  );
}
