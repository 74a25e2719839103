import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '#shared/model/board.ts';
import { patchOf } from '#shared/model/journal.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useEdit } from '../../../data/edit.ts';
import type { BoardRoom } from '../../../data/meetings.ts';
import { EmptyState, NumberField, PageHeader, Section, Select, TextField } from '../../../ui/index.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { isClock } from '../times-fields.tsx';
import { Members } from './members.tsx';
import { Series } from './series.tsx';
import page from '../../../ui/record-page.module.css';
import styles from '../boards.module.css';

interface BoardPageProps {
  readonly id: Id;
  readonly room: BoardRoom;
  readonly configuration: Configuration;
}

/** When a board meets, who is on it, and by which rule its agendas are filled. */
export function BoardPage({ id, room, configuration }: BoardPageProps) {
  const { t } = useTranslation('boards');
  const go = useNavigation((state) => state.go);
  const edit = useEdit();
  const [badClock, setBadClock] = useState(false);
  const back = { label: t('board.back'), onPress: () => go('meetings') };
  const board = configuration.boards.get(id);
  if (board === undefined) {
    return (
      <div className={page.page}>
        <PageHeader title={t('board.title')} back={back} />
        <EmptyState icon="gate" title={t('board.missing')} text={t('meeting.goneText')} />
      </div>
    );
  }
  const save = (fields: Partial<Board>) =>
    void edit('boardChanged', { label: board.name }, [patchOf('boards', board.id, fields, board)]);
  const number = (field: 'cutOffDays' | 'quorum' | 'rangeDays' | 'minutesSimple' | 'minutesComplex', max: number) => (
    <NumberField
      label={t(`board.${field}`)}
      value={board[field]}
      min={field === 'quorum' || field === 'cutOffDays' ? 0 : 1}
      max={max}
      onSave={(value) => value !== null && save({ [field]: value })}
    />
  );
  return (
    <div className={page.page}>
      <PageHeader title={board.name} back={back} />
      <div className={page.scroll}>
        <div className={page.columns}>
          <div className={page.main}>
            <Series board={board} room={room} configuration={configuration} />
            <Members board={board} configuration={configuration} onSave={(members) => save({ members })} />
            <Section title={t('board.notes')}>
              <TextField
                label={t('board.notes')}
                hideLabel
                multiline
                value={board.notes}
                onSave={(notes) => save({ notes })}
              />
            </Section>
          </div>
          <aside className={page.side}>
            <Section title={t('board.title')}>
              <div className={styles.form}>
                <TextField
                  label={t('board.name')}
                  isRequired
                  value={board.name}
                  onSave={(name) => name.trim() !== '' && save({ name: name.trim() })}
                />
                <Select
                  label={t('board.kind')}
                  value={board.kind}
                  options={(['cab', 'ecab'] as const).map((kind) => ({ id: kind, label: t(`board.kinds.${kind}`) }))}
                  onSave={(kind) => save({ kind: kind === 'ecab' ? 'ecab' : 'cab' })}
                />
                {number('quorum', 1_000)}
                <TextField label={t('board.place')} value={board.place} onSave={(place) => save({ place })} />
                <TextField label={t('board.dialIn')} value={board.dialIn} onSave={(dialIn) => save({ dialIn })} />
                <TextField
                  label={t('board.classification')}
                  value={board.classification}
                  onSave={(classification) => save({ classification })}
                />
              </div>
            </Section>
            <Section title={t('board.rule')}>
              <div className={styles.form}>
                <div className={styles.pair}>
                  {number('cutOffDays', 60)}
                  <TextField
                    label={t('board.cutOffTime')}
                    value={board.cutOffTime}
                    error={badClock ? t('board.badClock') : null}
                    onSave={(cutOffTime) => {
                      setBadClock(!isClock(cutOffTime));
                      if (isClock(cutOffTime)) save({ cutOffTime });
                    }}
                  />
                </div>
                {number('rangeDays', 365)}
                <div className={styles.pair}>
                  {number('minutesSimple', 240)}
                  {number('minutesComplex', 240)}
                </div>
              </div>
            </Section>
          </aside>
        </div>
      </div>
    </div>
  );
}
