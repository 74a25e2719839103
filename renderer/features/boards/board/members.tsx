import { useTranslation } from 'react-i18next';
import { BoardMember, type Board } from '#shared/model/board.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Checkbox, IconButton, MultiPick, Section, TextField } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import styles from '../boards.module.css';

interface MembersProps {
  readonly board: Board;
  readonly configuration: Configuration;
  readonly onSave: (members: BoardMember[]) => void;
}

/** Who is on the board, who may stand in, whose vote counts. */
export function Members({ board, configuration, onSave }: MembersProps) {
  const { t } = useTranslation('boards');
  const { members } = board;
  const people = useOptions(
    configuration,
    'people',
    members.flatMap(({ personId, delegateIds }) => [personId, ...delegateIds]),
  );
  const there = new Set(members.map(({ personId }) => personId));
  const change = (member: BoardMember, fields: Partial<BoardMember>) =>
    onSave(members.map((one) => (one.id === member.id ? { ...one, ...fields } : one)));
  return (
    <Section
      title={t('board.members')}
      actions={
        <AddFromList
          label={t('board.addMember')}
          options={people.filter(({ id }) => !there.has(id))}
          onAdd={(personId) =>
            onSave([
              ...members,
              BoardMember.parse({
                id: uuidv7(Date.now()),
                personId,
                role: configuration.people.get(personId)?.role ?? '',
                chair: members.length === 0,
              }),
            ])
          }
        />
      }
    >
      {members.length === 0 && <p className={styles.small}>{t('board.noMembers')}</p>}
      <ul className={styles.rows}>
        {members.map((member) => {
          const name = configuration.people.get(member.personId)?.name ?? member.personId;
          return (
            <li key={member.id} className={`${styles.row} ${styles.member}`}>
              <span className={styles.text} dir="auto">
                {name}
              </span>
              <TextField
                label={`${t('board.role')}: ${name}`}
                hideLabel
                placeholder={t('board.role')}
                value={member.role}
                onSave={(role) => change(member, { role })}
              />
              <MultiPick
                label={`${t('board.delegates')}: ${name}`}
                hideLabel
                placeholder={t('board.delegates')}
                value={member.delegateIds}
                options={people.filter(({ id }) => id !== member.personId)}
                onSave={(delegateIds) => change(member, { delegateIds })}
              />
              <Checkbox
                label={t('board.chair')}
                isSelected={member.chair}
                onChange={(chair) => change(member, { chair })}
              />
              <Checkbox
                label={t('board.votes')}
                isSelected={member.votes}
                onChange={(votes) => change(member, { votes })}
              />
              <IconButton
                icon="close"
                label={t('board.removeMember', { name })}
                onPress={() => onSave(members.filter(({ id }) => id !== member.id))}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
