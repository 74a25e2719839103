/**
 * Told while a file is read and planned: which stage, how many of how many rows. May throw
 * `SlipwayError('cancelled')`, which ends the work; nothing has been written then.
 */
export type Progress = (stage: 'reading' | 'planning', done: number, total: number) => void;

export const noProgress: Progress = () => undefined;
