import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { readLog, type SupportBook, type SupportLog } from '#shared/planning/support/book.ts';
import { isClosed } from '#shared/planning/support/known-errors.ts';
import { progressOf } from '#shared/planning/support/progress.ts';
import { useReleaseRecords, useSupportBook } from '../../../data/supports.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, EmptyState, PageHeader, Tabs } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { SUPPORT_TABS, useSupportTab, type SupportTab } from '../../../ui/state/support-tab.ts';
import { Checklist } from '../checklist/checklist.tsx';
import { Escalation } from '../escalation/escalation.tsx';
import { Briefing } from '../hand-over/briefing.tsx';
import { HandOver } from '../hand-over/hand-over.tsx';
import { KnownErrors } from '../known-errors/known-errors.tsx';
import { PreProduction } from '../known-errors/pre-production.tsx';
import { DailyLog } from '../log/daily-log.tsx';
import { Overview } from '../overview/overview.tsx';
import { useSupportEdits, type SupportEdits } from '../use-support-edits.ts';
import { BeforePage } from './before-page.tsx';
import { FoundRecord } from './found-record.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { SupportHeader, type HeaderDialog } from './support-header.tsx';
import styles from './page.module.css';

/** What every part of the page is given. */
export interface PartProps {
  readonly book: SupportBook;
  readonly log: SupportLog;
  readonly configuration: Configuration;
  readonly today: PlainDate;
  readonly edits: SupportEdits;
}

interface PageProps {
  /** Of the support, or of its release. */
  readonly id: string;
  readonly configuration: Configuration;
}

export function SupportPage({ id, configuration }: PageProps) {
  const { t } = useTranslation('support');
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const book = useSupportBook(id, configuration.settings.zone);
  const records = useReleaseRecords(id);
  const back = { label: t('page.back'), onPress: () => go('support') };
  if (book === undefined || records === undefined) return <PageHeader title={t('title')} back={back} />;
  if (book === null && records !== null) return <BeforePage book={records} configuration={configuration} />;
  if (book === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="lifebuoy"
          title={t('page.goneTitle')}
          text={t('page.goneText')}
          actions={
            <>
              <Button onPress={back.onPress}>{t('page.back')}</Button>
              <Button variant="primary" onPress={() => show({ kind: 'supportSetUp', releaseId: null })}>
                {t('setUp')}
              </Button>
            </>
          }
        />
      </div>
    );
  }
  return <LoadedPage book={book} configuration={configuration} />;
}

function LoadedPage({ book, configuration }: { readonly book: SupportBook; readonly configuration: Configuration }) {
  const { t } = useTranslation('support');
  const { tab, setTab } = useSupportTab();
  const [dialog, setDialog] = useState<HeaderDialog | null>(null);
  const edits = useSupportEdits(book);
  const today = todayIn(configuration.settings.zone);
  const log = useMemo(() => readLog(book, today), [book, today]);
  const part: PartProps = { book, log, configuration, today, edits };
  const close = () => setDialog(null);
  return (
    <div className={styles.page}>
      <SupportHeader {...part} onDialog={setDialog} />
      <div className={styles.tabs}>
        <Tabs
          label={t('page.tabs')}
          selected={tab}
          onChange={(id) => setTab(SUPPORT_TABS.find((one) => one === id) ?? 'overview')}
          tabs={SUPPORT_TABS.map((one) => {
            const Part = PARTS[one];
            const count = countOf(one, part);
            const name = t(`tabs.${one}`);
            return {
              id: one,
              label: count === null ? name : t('tabCount', { name, count }),
              // Only the part that is looked at is drawn.
              content: one === tab ? <Part {...part} /> : null,
            };
          })}
        />
      </div>
      <FoundRecord {...part} />
      {dialog === 'extend' && <ExtendDialog {...part} onClose={close} />}
      {(dialog === 'exit' || dialog === 'conditional') && (
        <LeaveDialog
          {...part}
          key={dialog}
          leaving={dialog}
          onConditions={() => setDialog('conditional')}
          onClose={close}
        />
      )}
    </div>
  );
}

const PARTS: Record<SupportTab, (props: PartProps) => ReactNode> = {
  overview: Overview,
  checklist: Checklist,
  log: DailyLog,
  knownErrors: KnownErrors,
  preProduction: PreProduction,
  escalation: Escalation,
  briefing: Briefing,
  handOver: HandOver,
};

/** A count beside the part's name, where it says something. */
function countOf(tab: SupportTab, { book, today }: PartProps): string | null {
  switch (tab) {
    case 'checklist': {
      const { done, total } = progressOf(book.items, today);
      return `${done}/${total}`;
    }
    case 'knownErrors':
      return String(book.knownErrors.filter((error) => !isClosed(error)).length);
    case 'preProduction':
      return String(book.incidents.filter(({ preProduction }) => preProduction).length);
    default:
      return null;
  }
}
