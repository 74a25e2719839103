import type { Page } from '@playwright/test';
import type { RecordOf } from '#shared/model/tables.ts';
import { daysOfWhen } from '#shared/planning/moments.ts';
import type { BenchEntry } from './competitors/contract.ts';
import { settle } from './competitors/settle.ts';
import { generatePlan } from './generate.ts';

/** Runs an act in the window and gives the milliseconds until it has settled, by the rule all pages share. */
export function settled(page: Page, act: string): Promise<number> {
  return page.evaluate<number>(`(${settle.toString()})(() => { ${act} })`);
}

/** Everything on the calendar in the three months, as the other calendars are given it. */
export function entriesOf(months: readonly string[]): BenchEntry[] {
  const plan = generatePlan();
  const inMonths = (day: string) => months.some((month) => day.startsWith(month.slice(0, 7)));
  const spans = [
    ...(plan.events ?? []).map(({ id, title, when }) => ({ id, title, ...daysOfWhen(when, 'Europe/Berlin') })),
    ...(plan.deployments ?? []).map(({ id, environment, when }) => ({
      id,
      title: environment,
      ...daysOfWhen(when, 'Europe/Berlin'),
    })),
    ...(plan.phases ?? []).map(({ id, name, first, last }: RecordOf<'phases'>) => ({ id, title: name, first, last })),
    ...(plan.gates ?? []).map(({ id, name, due }) => ({ id, title: name, ...daysOfWhen(due, 'Europe/Berlin') })),
  ];
  return spans.filter(({ first }) => inMonths(first)).map((span) => ({ ...span, colour: '#1f5fbf' }));
}

/** Has the page note every task over 50 ms from now on. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list: number[] = [];
    Object.assign(window, { longTasks: list });
    new PerformanceObserver((seen) => list.push(...seen.getEntries().map((task) => task.duration))).observe({
      type: 'longtask',
    });
  });
}

/** The longest task noted since the last call, in milliseconds; 0 where none was over 50. */
export async function longestTask(page: Page): Promise<number> {
  const noted = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.splice(0));
  return Math.max(0, ...noted);
}
