import { dequal } from 'dequal';
import type { ReportHead } from './head.ts';

/** What is of the writing, not of what is written. */
const WRITING: readonly (keyof ReportHead)[] = ['revision', 'asOf', 'dataAsOf', 'paper', 'language', 'locale'];

/** Whether two snapshots say the same, whenever and on whatever paper they were written. @param also left out too */
export function isSameReport<S extends ReportHead>(one: S, other: S, also: readonly (keyof S)[] = []): boolean {
  const writing = new Set<string>([...WRITING, ...also.map(String)]);
  const said = (snapshot: S) => Object.fromEntries(Object.entries(snapshot).filter(([key]) => !writing.has(key)));
  return dequal(said(one), said(other));
}
