import { Suspense, useEffect, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createText } from '#shared/text/index.ts';
import { call } from '../bridge.ts';
import { AppInfoContext } from '../ui/state/app-info.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Problem } from './lazy-problem.ts';
import { boot, type Boot } from './start/boot.ts';
import { Workspace } from './workspace.tsx';

/** Nothing is drawn until language and plan are known: a window that changes its words while it opens looks broken. */
export function App() {
  const [started, setStarted] = useState<Boot | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    boot().then(setStarted, (error: unknown) => {
      setFailure(error);
      void call('log', { level: 'error', event: 'boot-failed', detail: {} }).catch(() => {});
    });
  }, []);
  if (failure !== null) return <Failure error={failure} />;
  if (started === null) return null;
  const { info, text } = started;
  return (
    <I18nextProvider i18n={text}>
      <AppInfoContext value={info}>
        <ErrorBoundary resetKey="app">
          <Workspace boot={started} />
        </ErrorBoundary>
      </AppInfoContext>
    </I18nextProvider>
  );
}

/** Not even the list of plans could be read (no database, no main process): said in the desktop's language. */
function Failure({ error }: { readonly error: unknown }) {
  const [text] = useState(() => createText(navigator.language.slice(0, 2)));
  return (
    <I18nextProvider i18n={text}>
      <Suspense fallback={null}>
        <Problem error={error} onRetry={() => location.reload()} />
      </Suspense>
    </I18nextProvider>
  );
}
