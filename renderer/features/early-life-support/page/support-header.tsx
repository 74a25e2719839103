import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { dayOfSupport } from '#shared/planning/support/book.ts';
import { missingFor } from '#shared/planning/support/ready.ts';
import { patchOf } from '#shared/model/journal.ts';
import { planDeletion } from '../../../data/deletion.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Badge, Button, Confirm, IconButton, MenuButton, PageHeader, SearchSelect } from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useCalendarView } from '../../../ui/state/calendar-view.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useDocumentCommands } from '../documents/use-document-commands.ts';
import { useStageText } from '../stage-text.ts';
import { useGivePhase } from './give-phase.ts';
import type { PartProps } from './support-page.tsx';
import styles from './page.module.css';

export type HeaderDialog = 'extend' | 'exit' | 'conditional';

/** Whose it is and where it stands: days, lead, ready or not; extend, leave. */
export function SupportHeader(props: PartProps & { readonly onDialog: (dialog: HeaderDialog) => void }) {
  const { book, configuration, today, edits, log, onDialog } = props;
  const { t } = useTranslation('support');
  const text = useWhenText();
  const stageText = useStageText();
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const setDate = useCalendarView((state) => state.setDate);
  const { db } = useWorkspace();
  const givePhase = useGivePhase(book, configuration, edits);
  const openDocument = useDocumentCommands(book.support.id);
  const [isDeleting, setDeleting] = useState(false);
  const { support, release, phase } = book;
  const people = useOptions(configuration, 'people', [support.leadId], t('nobody'));
  const stage = stageText(book, today);
  const isLeft = support.decision !== null;
  const remove = async () => {
    const { changes } = await planDeletion(db, 'supports', [support.id]);
    const done = await edits.run('recordDeleted', { label: `${t('title')} ${release.key}` }, changes);
    if (done) go('support');
  };
  const reopen = () =>
    void edits.run('supportReopened', { label: release.key }, [
      patchOf('supports', support.id, { decision: null, decidedAt: null }),
    ]);
  const toCalendar = () => {
    setDate(phase?.first ?? release.releaseDate);
    go('calendar');
  };
  return (
    <>
      <PageHeader
        back={{ label: t('page.back'), onPress: () => go('support') }}
        title={
          <span className={styles.title} title={`${release.key} ${release.name}`}>
            {release.key} {release.name !== release.key && <span className={styles.name}>{release.name}</span>}
          </span>
        }
      >
        <span className={styles.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'supports', id: support.id })}
        />
        <MenuButton
          label={t('page.actions')}
          icon="more"
          items={[
            {
              id: 'release',
              label: t('page.toRelease'),
              icon: 'release',
              onAction: () => go('releases', release.id),
            },
            { id: 'calendar', label: t('page.onCalendar'), icon: 'calendar', onAction: toCalendar },
            {
              id: 'handOver',
              label: t('supportDocuments:dialog.handOver'),
              icon: 'export',
              startsGroup: true,
              onAction: () => openDocument('hand-over'),
            },
            {
              id: 'briefing',
              label: t('supportDocuments:dialog.briefing'),
              icon: 'export',
              onAction: () => openDocument('briefing'),
            },
            ...(isLeft
              ? [{ id: 'reopen', label: t('page.reopen'), icon: 'undo' as const, onAction: reopen }]
              : [
                  {
                    id: 'conditional',
                    label: t('page.leaveConditionally'),
                    icon: 'flag' as const,
                    startsGroup: true,
                    onAction: () => onDialog('conditional'),
                  },
                ]),
            {
              id: 'delete',
              label: t('page.delete'),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: () => setDeleting(true),
            },
          ]}
        />
      </PageHeader>
      <div className={styles.facts}>
        <Badge tone={stage.tone}>{stage.text}</Badge>
        {phase === null ? (
          <>
            <span className={styles.warn}>{t('page.noDays')}</span>
            <Button onPress={givePhase}>{t('page.giveDays')}</Button>
          </>
        ) : (
          <span className={styles.days} title={t('stage.running', dayOfSupport(phase, today))}>
            {text.days(phase.first, phase.last)}{' '}
            {stage.left !== null && <span className={styles.muted}>{stage.left}</span>}
          </span>
        )}
        <div className={styles.lead}>
          <span className={styles.muted} aria-hidden="true">
            {t('page.lead')}
          </span>
          <SearchSelect
            label={t('page.lead')}
            hideLabel
            value={fromOptional(support.leadId)}
            options={people}
            onSave={(id) => edits.set('leadId', { leadId: toOptional(id) })}
          />
        </div>
        <span className={styles.push} />
        {isLeft ? (
          support.decidedAt !== null && (
            <span className={styles.muted}>
              {t('page.decided', {
                decision: stage.text,
                when: text.moment(momentFromInstant(support.decidedAt, configuration.settings.zone)),
              })}
            </span>
          )
        ) : (
          <>
            <Button onPress={() => onDialog('extend')} isDisabled={phase === null}>
              {t('page.extend')}
            </Button>
            <Button
              variant={missingFor(log, 'exit').length === 0 ? 'primary' : 'secondary'}
              onPress={() => onDialog('exit')}
            >
              {t('page.leave')}
            </Button>
          </>
        )}
      </div>
      {isDeleting && (
        <Confirm
          title={t('deleteDialog.title', { release: release.key })}
          text={t('deleteDialog.text', { items: book.items.length })}
          confirmLabel={t('deleteDialog.confirm')}
          onConfirm={() => {
            setDeleting(false);
            void remove();
          }}
          onCancel={() => setDeleting(false)}
        />
      )}
    </>
  );
}
