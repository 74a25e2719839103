import { useCallback, useState } from 'react';
import { useErrorText } from '../../ui/error-text.ts';

export interface Attempt {
  /** Runs one thing at a time; what goes wrong is said in `problem`. Answers whether it went well. */
  readonly attempt: (work: () => Promise<void>) => Promise<boolean>;
  readonly problem: string | null;
  readonly isBusy: boolean;
}

export function useAttempt(): Attempt {
  const errorText = useErrorText();
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
        setProblem(errorText(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [errorText],
  );
  return { attempt, problem, isBusy };
}
