import { useCallback, useEffect, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { quorumOf } from '#shared/change/attendance.ts';
import { type BoardDecision } from '#shared/change/meeting.ts';
import { Badge, Button, classNames, Confirm, IconButton, Popover } from '../../../ui/index.ts';
import { Decision, type MeetingParts } from '../meeting/agenda.tsx';
import { People } from '../meeting/people.tsx';
import { ChangeFacts } from './change-facts.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { useTimer } from './use-timer.ts';
import styles from './run.module.css';

const KEYS: Readonly<Record<string, BoardDecision>> = { a: 'approved', r: 'rejected', d: 'deferred' };

/** The meeting as it runs: one change at a time over the whole window, readable from across the room. */
export function RunMeeting(props: MeetingParts & { readonly onClose: () => void }) {
  const { meeting, board, room, configuration, edits, onClose } = props;
  const { t } = useTranslation('boards');
  const { agenda } = meeting;
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      agenda.findIndex(({ decision }) => decision === null),
    ),
  );
  const [isEnding, setEnding] = useState(false);
  const item = agenda[Math.min(at, agenda.length - 1)] ?? null;
  const change = item === null ? null : (room.changesById.get(item.changeId) ?? null);
  const timer = useTimer(item?.id ?? '');
  const quorum = quorumOf(meeting, board);
  const done = agenda.filter(({ decision }) => decision !== null).length;
  const step = useCallback(
    (by: number) => setAt((from) => Math.min(agenda.length - 1, Math.max(0, from + by))),
    [agenda],
  );
  const decide = async (decision: BoardDecision | null, conditions: string) => {
    if (change === null) return;
    const saved = await edits.decide(change, decision, conditions);
    if (saved && decision !== null && conditions === '') step(1);
  };
  useKeys((key) => {
    const decision = KEYS[key];
    if (decision !== undefined) void decide(decision, item?.conditions ?? '');
    if (key === 'ArrowRight') step(1);
    if (key === 'ArrowLeft') step(-1);
  });
  const finish = async () => {
    if (await edits.end()) onClose();
  };
  const end = () => void finish();
  return (
    <ModalOverlay isOpen className={styles.overlay ?? ''} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.page ?? ''}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title ?? ''}>
              {t('run.title', { board: board.name })}
            </Heading>
            <span className={styles.muted}>{t('run.decided', { done, total: agenda.length })}</span>
            <Popover
              label={t('meeting.attendance')}
              placement="bottom start"
              trigger={
                <Button variant="quiet" icon="team">
                  <Badge tone={quorum.met ? 'ok' : 'warn'}>
                    {t('meeting.quorum', { present: quorum.present, needed: quorum.needed })}
                  </Badge>
                </Button>
              }
            >
              {() => (
                <div className={styles.people}>
                  <People meeting={meeting} board={board} configuration={configuration} edits={edits} />
                </div>
              )}
            </Popover>
            <span className={styles.push} />
            <Button variant="quiet" icon="screen" onPress={() => void toggleFullScreen()}>
              {t('run.fullScreen')}
            </Button>
            <Button onPress={() => (done < agenda.length ? setEnding(true) : end())}>{t('run.end')}</Button>
            <IconButton icon="close" label={t('run.leave')} slot={null} onPress={onClose} />
          </header>
          <div className={styles.body}>
            <ol className={styles.list} aria-label={t('meeting.agenda')}>
              {agenda.map((one, index) => (
                <li key={one.id}>
                  <button
                    type="button"
                    className={classNames(styles.item, one === item && styles.current)}
                    aria-current={one === item ? 'step' : undefined}
                    onClick={() => setAt(index)}
                  >
                    <span className={styles.itemName}>
                      <b>{room.changesById.get(one.changeId)?.key ?? '?'}</b>{' '}
                      <span dir="auto">{room.changesById.get(one.changeId)?.title ?? ''}</span>
                    </span>
                    {one.decision !== null && <Decision item={one} />}
                  </button>
                </li>
              ))}
            </ol>
            {item === null || change === null ? (
              <p className={styles.nothing}>{t('run.nothing')}</p>
            ) : (
              <main className={styles.main} key={item.id}>
                <div className={styles.steps}>
                  <IconButton
                    icon="arrow-left"
                    label={t('run.previous')}
                    isDisabled={at === 0}
                    onPress={() => step(-1)}
                  />
                  <span className={styles.muted}>{t('run.of', { at: at + 1, total: agenda.length })}</span>
                  <IconButton
                    icon="arrow-right"
                    label={t('run.next')}
                    isDisabled={at >= agenda.length - 1}
                    onPress={() => step(1)}
                  />
                  <span className={styles.push} />
                  <span
                    className={classNames(styles.timer, timer > item.minutes * 60 && styles.over)}
                    role="timer"
                    aria-label={t('run.timer')}
                  >
                    {clock(timer)}
                  </span>
                  <span className={styles.muted}>{t('run.over', { minutes: item.minutes })}</span>
                </div>
                <div className={styles.sheet}>
                  <ChangeFacts change={change} room={room} configuration={configuration} />
                </div>
                <DecisionPanel
                  item={item}
                  change={change}
                  onDecide={(decision, conditions) => void decide(decision, conditions)}
                  onAction={edits.addAction}
                />
              </main>
            )}
          </div>
        </Dialog>
      </Modal>
      {isEnding && (
        <Confirm
          title={t('run.endTitle', { count: agenda.length - done })}
          text={t('run.endText')}
          confirmLabel={t('run.end')}
          onConfirm={end}
          onCancel={() => setEnding(false)}
        />
      )}
    </ModalOverlay>
  );
}

/** "2:05" */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement === null) await document.documentElement.requestFullscreen();
  else await document.exitFullscreen();
}

/** Single keys, as long as nothing is being typed. */
function useKeys(onKey: (key: string) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement &&
        target.closest('input, textarea, [contenteditable], [role="spinbutton"]') !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      onKey(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
