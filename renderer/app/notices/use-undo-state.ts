import { useTranslation } from 'react-i18next';
import { useSteps } from '../../data/edit.ts';
import { useLive } from '../../data/live.ts';
import { nextSteps } from '../../data/undo.ts';
import { stepName } from './step-name.ts';

export interface UndoState {
  /** Name of the step undo would take back; null when there is none. */
  readonly undoName: string | null;
  readonly redoName: string | null;
  readonly undo: () => void;
  readonly redo: () => void;
}

export function useUndoState(): UndoState {
  const { t } = useTranslation('journal');
  const next = useLive(nextSteps, []);
  const steps = useSteps();
  return {
    undoName: next?.undo ? stepName(t, next.undo.intent) : null,
    redoName: next?.redo ? stepName(t, next.redo.intent) : null,
    undo: () => void steps.undo(),
    redo: () => void steps.redo(),
  };
}
