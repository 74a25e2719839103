import { Suspense, useEffect, useMemo, useRef, type ComponentType, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreparedConflicts } from '../../data/conflicts.ts';
import { usePreparedSearch } from '../../data/search.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { HeaderActions } from '../../ui/index.ts';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { useNavigation, type PageId } from '../../ui/state/navigation.ts';
import { DialogsHost } from '../dialogs-host.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import {
  CalendarPage,
  ChangesPage,
  WhatIfBanner,
  ConflictsPage,
  EnvironmentsPage,
  MeasuresPage,
  MeetingsPage,
  readAhead,
  ReleasesPage,
  ServicesPage,
  SettingsPage,
  SupportPage,
  SyncPage,
  ThisWeekPage,
} from '../features.tsx';
import { DropFiles } from '../files/drop-files.tsx';
import { usePastedRows } from '../files/use-pasted-rows.ts';
import { useGlobalCommands } from '../global-commands.ts';
import { useStepNotices } from '../notices/step-notices.ts';
import { Reminders } from '../reminders.tsx';
import { Notices } from '../notices/notices.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { Footer } from './footer.tsx';
import { HeaderButtons } from './header-buttons.tsx';
import { InspectorSlot } from './inspector-slot.tsx';
import { Rail } from './rail.tsx';
import styles from './frame.module.css';

const PAGES: Record<PageId, ComponentType> = {
  thisWeek: ThisWeekPage,
  calendar: CalendarPage,
  conflicts: ConflictsPage,
  releases: ReleasesPage,
  environments: EnvironmentsPage,
  meetings: MeetingsPage,
  measures: MeasuresPage,
  services: ServicesPage,
  changes: ChangesPage,
  support: SupportPage,
  synchronise: SyncPage,
  settings: SettingsPage,
};

/** The window around every page: rail, page, inspector, footer. */
export function Frame() {
  const { t } = useTranslation('shell');
  const page = useNavigation((state) => state.page);
  const main = useRef<HTMLElement>(null);
  const last = useLastFocus();
  useGlobalCommands();
  useShortcuts(useAppInfo().platform === 'darwin');
  usePastedRows();
  useStepNotices();
  usePreparedSearch();
  usePreparedConflicts();
  useEffect(() => {
    const idle = requestIdleCallback(readAhead);
    return () => cancelIdleCallback(idle);
  }, []);
  const actions = useMemo(() => <HeaderButtons />, []);
  const Page = PAGES[page];
  return (
    <div className={styles.frame}>
      <a
        href="#page"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        {t('skip')}
      </a>
      <Rail />
      <main ref={main} id="page" className={styles.page} tabIndex={-1} onFocusCapture={last.remember}>
        <Banner />
        <HeaderActions value={actions}>
          <ErrorBoundary resetKey={page}>
            <Suspense fallback={null}>
              <Page />
            </Suspense>
          </ErrorBoundary>
        </HeaderActions>
      </main>
      <InspectorSlot returnTo={last.element} />
      <Footer />
      <Notices />
      <Reminders />
      <DialogsHost />
      <DropFiles />
    </div>
  );
}

/** Says that what is seen is not the plan itself. */
function Banner() {
  const { whatIfOf } = useWorkspace();
  if (whatIfOf === undefined) return null;
  return (
    <Suspense fallback={null}>
      <WhatIfBanner />
    </Suspense>
  );
}

/** What had the focus in the page last: it gets it back when the inspector closes. */
function useLastFocus(): { element: RefObject<HTMLElement | null>; remember: (event: React.FocusEvent) => void } {
  const element = useRef<HTMLElement | null>(null);
  return {
    element,
    remember: (event) => {
      if (event.target instanceof HTMLElement) element.current = event.target;
    },
  };
}
