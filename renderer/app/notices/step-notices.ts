import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteps } from '../../data/edit.ts';
import { useSaveState } from '../../data/save-state.ts';
import { useNotices } from '../../ui/state/notices.ts';
import { useLatest } from '../../ui/use-latest.ts';
import { errorText } from '../../ui/error-text.ts';
import { stepName } from './step-name.ts';

/** Says what was just written, with Undo, and what was refused, with the reason. */
export function useStepNotices(): void {
  const { t } = useTranslation(['shell', 'common', 'errors', 'journal']);
  const last = useSaveState((state) => state.last);
  const error = useSaveState((state) => state.error);
  const isAtField = useSaveState((state) => state.isAtField);
  const steps = useLatest(useSteps());

  useEffect(() => {
    if (last === null) return;
    const { how, entry, kept } = last;
    const step = stepName(t, entry.intent);
    const said = how === 'edit' ? step : t(`shell:notice.${how}`, { step });
    const text = kept.length === 0 ? said : t('shell:notice.kept', { said, count: kept.length });
    const action =
      how === 'undo'
        ? { label: t('common:redo'), run: () => void steps.current.redo() }
        : { label: t('common:undo'), run: () => void steps.current.undo() };
    useNotices.getState().tell({ tone: 'info', text, action });
  }, [last, t, steps]);

  useEffect(() => {
    if (error !== null && !isAtField) useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
  }, [error, isAtField, t]);
}
