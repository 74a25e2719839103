import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Person, Team } from '#shared/model/people.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useMe } from '../../../data/registry.ts';
import { Icon, Tabs } from '../../../ui/index.ts';
import { newId } from '../new-id.ts';
import { ListDetail } from '../list-detail.tsx';
import { freeName, inOrder, useRecordEdits } from '../use-record-edits.ts';
import { useUsage } from '../use-usage.ts';
import { PersonDetail } from './person-detail.tsx';
import { TeamDetail } from './team-detail.tsx';

/** Who owns, signs off and decides, and the teams they stand in. They record who; they open no door. */
export function PeopleSection({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('settings');
  return (
    <Tabs
      label={t('section.people')}
      tabs={[
        { id: 'people', label: t('people.people'), content: <People configuration={configuration} /> },
        { id: 'teams', label: t('people.teams'), content: <Teams configuration={configuration} /> },
      ]}
    />
  );
}

function People({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('people');
  const usage = useUsage('people');
  const me = useMe();
  const people = inOrder([...configuration.people.values()]);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = people.find((person) => person.id === chosen) ?? people[0];
  const add = async () => {
    const id = newId();
    if (await edits.add(Person.parse({ id, name: freeName(t('new.people'), people) }))) setChosen(id);
  };
  return (
    <ListDetail
      label={t('people.people')}
      rows={people.map((person) => ({
        id: person.id,
        name: person.name,
        mark: <Icon name="person" />,
        archived: person.archived,
        hint: person.id === me?.id ? t('people.you') : undefined,
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.people')}
      onAdd={() => void add()}
      emptyText={t('people.none')}
    >
      {selected !== undefined && (
        <PersonDetail
          key={selected.id}
          person={selected}
          people={people}
          teams={inOrder([...configuration.teams.values()])}
          uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
          isMe={selected.id === me?.id}
        />
      )}
    </ListDetail>
  );
}

function Teams({ configuration }: { readonly configuration: Configuration }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('teams');
  const usage = useUsage('teams');
  const teams = inOrder([...configuration.teams.values()]);
  const [chosen, setChosen] = useState<string | null>(null);
  const selected = teams.find((team) => team.id === chosen) ?? teams[0];
  const add = async () => {
    const id = newId();
    if (await edits.add(Team.parse({ id, name: freeName(t('new.teams'), teams) }))) setChosen(id);
  };
  return (
    <ListDetail
      label={t('people.teams')}
      rows={teams.map((team) => ({
        id: team.id,
        name: team.name,
        mark: <Icon name="team" />,
        archived: team.archived,
      }))}
      selectedId={selected?.id ?? null}
      onSelect={setChosen}
      addLabel={t('add.teams')}
      onAdd={() => void add()}
      emptyText={t('people.noTeams')}
    >
      {selected !== undefined && (
        <TeamDetail
          key={selected.id}
          team={selected}
          teams={teams}
          people={inOrder([...configuration.people.values()])}
          uses={usage === undefined ? undefined : (usage.get(selected.id) ?? 0)}
        />
      )}
    </ListDetail>
  );
}
