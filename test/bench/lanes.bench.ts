import { daysOfWhen } from '#shared/planning/moments.ts';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixture.ts';
import { launchBrowser } from './browser.ts';
import type { LaneBar } from './competitors/vis-timeline.ts';
import { LANE_ENTRIES, LANES, lanePlan } from './lane-plan.ts';
import { longestTask, settled, watchTasks } from './months.ts';
import { planFile } from './plan-file.ts';
import { report } from './rows.ts';
import { serve } from './serve.ts';

const RUNS = 5;
const VIEWPORT = { width: 1280, height: 800 };
const QUARTER = { first: '2027-04-01', days: 91 };
const HALF = 45;

const radio = (name: string): string =>
  `[...document.querySelectorAll('[role="radiogroup"][aria-label="View"] [role="radio"]')].find((one) => one.textContent === '${name}').click()`;
const press = (name: string): string => `document.querySelector('button[aria-label="${name}"]').click()`;
/** By half of what is in view. */
const pan = (by: 1 | -1): string =>
  `(() => { const grid = document.querySelector('[role="grid"]'); grid.scrollLeft += (${by} * grid.clientWidth) / 2; })()`;

/**
 * Milliseconds from panning to the frame in which bars stand at the left edge. The heading, and what is
 * read ahead once scrolling rests, follow by design: they are in "panned and settled" alone.
 */
async function pannedBackUntilDrawn(page: Page): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const frame = async () => {
      await new Promise(requestAnimationFrame);
      const { port1, port2 } = new MessageChannel();
      await new Promise((resolve) => { port1.onmessage = resolve; port2.postMessage(null); });
    };
    const atTheLeft = () => {
      const head = document.querySelector('[data-head]').getBoundingClientRect();
      return [...document.querySelectorAll('[role="grid"] [data-entry]')].some((bar) => {
        const { left } = bar.getBoundingClientRect();
        return left >= head.right && left < head.right + head.width;
      });
    };
    const began = performance.now();
    ${pan(-1)};
    await frame();
    for (let frames = 0; !atTheLeft() && frames < 60; frames += 1) await frame();
    return atTheLeft() ? performance.now() - began : Number.NaN;
  })()`);
}

/** The same bars, as the other timeline is given them. */
function barsOf(plan: ReturnType<typeof lanePlan>): LaneBar[] {
  const laneOf = (ids: readonly string[]): number => Number(ids[0]?.replace('service-', ''));
  return [
    ...(plan.events ?? []).map(({ id, title, when, serviceIds }) => ({ id, title, when, serviceIds })),
    ...(plan.deployments ?? []).map(({ id, environment, when, serviceIds }) => ({
      id,
      title: environment,
      when,
      serviceIds,
    })),
  ].flatMap(({ id, title, when, serviceIds }) =>
    when === null ? [] : [{ id, title, lane: laneOf(serviceIds ?? []), ...daysOfWhen(when, 'Europe/Berlin') }],
  );
}

for (const entries of LANE_ENTRIES) {
  test(`lanes, ${LANES} × ${entries} entries`, async ({ planner }, info) => {
    const plan = lanePlan(entries);
    const opened = await planner.command(['open', await planFile(plan, `lanes-${entries}.slipway`), '--json']);
    expect(opened.code, opened.stderr).toBe(0);
    const page = await planner.start();
    await planner.setContentSize(VIEWPORT);
    await expect(page.getByRole('button', { name: 'Next month' })).toBeVisible({ timeout: 30_000 });
    const view = page.getByRole('radiogroup', { name: 'View' });
    await view.getByRole('radio', { name: 'Quarter' }).click();
    const period = page.getByRole('heading', { level: 2, name: /2027/ }).filter({ hasText: /Apr|Q2/ });
    for (let turns = 0; turns < 8 && !(await period.isVisible()); turns += 1)
      await settled(page, press('Next quarter'));
    await expect(period).toBeVisible();
    await view.getByRole('radio', { name: 'Lanes' }).click();
    await page.getByRole('radiogroup', { name: 'Zoom' }).getByRole('radio', { name: 'Quarter' }).click();
    await expect(
      page
        .getByRole('grid', { name: /^Lanes by/ })
        .locator('[data-entry]')
        .first(),
    ).toBeVisible();
    await watchTasks(page);
    const mounts: number[] = [];
    const drawn: number[] = [];
    const pans: number[] = [];
    const tasks: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await settled(page, radio('Agenda'));
      await longestTask(page);
      mounts.push(await settled(page, radio('Lanes')));
      tasks.push(await longestTask(page));
      pans.push(await settled(page, pan(1)));
      tasks.push(await longestTask(page));
      drawn.push(await pannedBackUntilDrawn(page));
      await settled(page, '');
      tasks.push(await longestTask(page));
    }

    const pages = await serve();
    const browser = await launchBrowser();
    const otherMounts: number[] = [];
    const otherPans: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const other = await browser.newPage({ viewport: VIEWPORT });
      await other.goto(`${pages.url}/competitors/vis-timeline.html`);
      await other.waitForFunction(() => window.laneCompetitor !== undefined);
      const given = [LANES, barsOf(plan), QUARTER.first, QUARTER.days] as const;
      otherMounts.push(
        (await other.evaluate(
          ([lanes, bars, first, days]) => window.laneCompetitor?.mount(lanes, bars, first, days),
          given,
        )) ?? Number.NaN,
      );
      otherPans.push((await other.evaluate((days) => window.laneCompetitor?.pan(days), HALF)) ?? Number.NaN);
      await other.close();
    }
    await browser.close();
    pages.close();
    const name = `lanes, ${LANES} × ${entries}`;
    const against = (runs: readonly number[]) => ({ name: 'vis-timeline', runs });
    report(info, { name: `${name}, mounted and settled`, unit: 'ms', runs: mounts, against: against(otherMounts) });
    report(info, { name: `${name}, panned and drawn`, unit: 'ms', runs: drawn, against: against(otherPans) });
    report(info, { name: `${name}, panned and settled`, unit: 'ms', runs: pans, against: against(otherPans) });
    report(info, { name: `${name}, longest task`, unit: 'ms', runs: tasks, aim: '≤ 50 ms' });
  });
}
