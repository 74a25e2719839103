import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, PageHeader, SegmentedControl } from '../../ui/index.ts';
import { useCommands, type AppCommand } from '../../ui/state/commands.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { usePageView, VIEWS, type ViewName } from './page-view.ts';
import styles from './view-header.module.css';

export interface ViewHeaderProps {
  /** What N makes on this view. */
  readonly creates: 'environment' | 'booking';
  readonly total?: ReactNode;
  readonly children?: ReactNode;
}

/** Title, view switch, count, and what the view adds. Each view is a command, too. */
export function ViewHeader({ creates, total, children }: ViewHeaderProps) {
  const { t } = useTranslation('environments');
  const view = usePageView((state) => state.view);
  const setView = usePageView((state) => state.setView);
  const show = useDialogs((state) => state.show);
  const commands = useMemo<AppCommand[]>(
    () => [
      {
        id: `environments.new.${creates}`,
        title: t(creates === 'booking' ? 'newBooking' : 'new'),
        group: t('title'),
        keys: 'n',
        run: () => show({ kind: 'create', what: creates, when: null }),
      },
      ...VIEWS.map((id, index) => ({
        id: `environments.view.${id}`,
        title: t('showView', { view: t(`views.${id}`) }),
        group: t('title'),
        keys: String(index + 1),
        run: () => setView(id),
      })),
    ],
    [t, show, setView, creates],
  );
  useCommands('environments', commands);
  return (
    <PageHeader title={t('title')}>
      <SegmentedControl<ViewName>
        label={t('view')}
        value={view}
        options={VIEWS.map((id) => ({ id, label: t(`views.${id}`) }))}
        onChange={setView}
      />
      {total !== undefined && <span className={styles.total}>{total}</span>}
      <span className={styles.push} />
      {children}
      <Button variant="primary" icon="plus" onPress={() => show({ kind: 'create', what: creates, when: null })}>
        <span className={styles.word}>{t(creates === 'booking' ? 'newBooking' : 'new')}</span>
      </Button>
    </PageHeader>
  );
}
