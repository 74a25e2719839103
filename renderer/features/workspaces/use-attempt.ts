import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SlipwayError } from '#shared/errors.ts';

export interface Attempt {
  /** Runs one thing at a time; what goes wrong is said in `problem`. Answers whether it went well. */
  readonly attempt: (work: () => Promise<void>) => Promise<boolean>;
  readonly problem: string | null;
  readonly isBusy: boolean;
}

export function useAttempt(): Attempt {
  const { t } = useTranslation('errors');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      setProblem(null);
      setBusy(true);
      try {
        await work();
        return true;
      } catch (error) {
        const name = error instanceof Error ? error.name : typeof error;
        const { code, detail } = error instanceof SlipwayError ? error : new SlipwayError('internal', { name });
        setProblem(t(`errors:${code}`, { ...detail }));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [t],
  );
  return { attempt, problem, isBusy };
}
