import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorAnswer } from '#shared/errors.ts';
import { errorText } from './error-text.ts';

export interface Job {
  /** What is being done, in words; null when nothing is. */
  readonly doing: string | null;
  /** Why the last one failed, in words. */
  readonly failure: string | null;
  readonly run: (doing: string, work: (isCancelled: () => boolean) => Promise<void>) => Promise<void>;
  readonly cancel: () => void;
}

/** One long piece of work of a dialog: said while it runs, given up on request, its failure in a sentence. */
export function useJob(): Job {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const current = useRef(0);
  return {
    doing,
    failure,
    run: async (label, work) => {
      current.current += 1;
      const mine = current.current;
      setDoing(label);
      setFailure(null);
      try {
        await work(() => current.current !== mine);
      } catch (error) {
        const isCancelled = toErrorAnswer(error).code === 'cancelled';
        if (current.current === mine && !isCancelled) setFailure(errorText(t, error));
      } finally {
        if (current.current === mine) setDoing(null);
      }
    },
    // Main has no way to stop a page half drawn; its answer is thrown away.
    cancel: () => {
      current.current += 1;
      setDoing(null);
    },
  };
}
