import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OpenWorkspace } from '../../data/workspace-context.tsx';
import { Frame } from '../frame/frame.tsx';
import type { Boot } from './boot.ts';
import { FirstStart } from './first-start.tsx';
import { PlanProblem } from './plan-problem.tsx';

interface SeenProps {
  readonly boot: Boot;
  /** The plan to show; null where none is, or none can be opened. */
  readonly workspace: OpenWorkspace | null;
  readonly problem: unknown;
  readonly onRetry: () => void;
}

/** What the window shows: the plan, why it can't be opened, or how to begin. */
export function Seen(props: SeenProps) {
  const { i18n } = useTranslation();
  return (
    // Dates and numbers follow the desktop's region, words the chosen language.
    <I18nProvider locale={i18n.language === 'en-XA' ? 'en-GB' : props.boot.info.locale}>
      <Content {...props} />
    </I18nProvider>
  );
}

function Content({ boot, workspace, problem, onRetry }: SeenProps) {
  if (workspace !== null) return <Frame key={workspace.id} />;
  if (problem !== null) return <PlanProblem error={problem} onRetry={onRetry} />;
  return <FirstStart me={boot.me} />;
}
