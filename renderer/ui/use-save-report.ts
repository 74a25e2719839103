import { useState } from 'react';
import type { FileContent } from '#shared/bridge.ts';
import { call } from '../bridge.ts';
import { useJob, type Job } from './use-job.ts';

export interface ReportFile {
  /** What is being done while it is written. */
  readonly doing: string;
  /** Of the dialog that asks where to. */
  readonly title: string;
  /** With its ending. */
  readonly name: string;
  readonly format: string;
  readonly formatLabel: string;
  readonly render: () => Promise<FileContent>;
  /** It was written; answers what is said of it. */
  readonly onSaved: (name: string) => Promise<string>;
}

export interface SaveReport {
  readonly job: Job;
  /** What was saved last, in words. */
  readonly done: string | null;
  readonly save: (file: ReportFile) => void;
}

/** Writes reports as files, where the person says. */
export function useSaveReport(): SaveReport {
  const job = useJob();
  const [done, setDone] = useState<string | null>(null);
  const save = ({ doing, title, name, format, formatLabel, render, onSaved }: ReportFile) => {
    setDone(null);
    void job.run(doing, async (isCancelled) => {
      const content = await render();
      if (isCancelled()) return;
      const filters = [{ name: formatLabel, extensions: [format] }];
      const saved = await call('saveFile', { title, suggestedName: name, filters, content });
      if (saved.name === null || isCancelled()) return;
      setDone(await onSaved(saved.name));
    });
  };
  return { job, done, save };
}
