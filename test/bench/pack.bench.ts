import type { CallRequest } from '#shared/bridge.ts';
import { packHtml } from '#shared/documents/pack/export.ts';
import { createText } from '#shared/text/index.ts';
import { expect, test } from '../e2e/fixture.ts';
import { begin } from '../e2e/steps.ts';
import { fullChange, packSnapshot } from '../support/pack.ts';
import { launchBrowser } from './browser.ts';
import { report } from './rows.ts';

const RUNS = 7;
const CHANGES = 200;
/** As the document asks for it, with tags and outline as ours has them. */
const SHEET = { printBackground: true, preferCSSPageSize: true, tagged: true, outline: true } as const;

test('a pack of 200 changes on paper', async ({ planner }, info) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const browser = await launchBrowser();
  const bare = await browser.newPage();
  const { t } = createText('en');
  const changes = Array.from({ length: CHANGES }, (_, i) => fullChange(i));
  const made: number[] = [];
  const printed: number[] = [];
  const engine: number[] = [];
  // In turns, so that a busy moment of the machine meets both. The first of each warms up.
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    const html = packHtml(packSnapshot(changes), t, []);
    const written = performance.now();
    const request: CallRequest<'printToPdf'> = { html, options: { paper: 'a4', landscape: false, title: '' } };
    // Timed in the window: handing the document to it and the bytes on to the test is no part of printing.
    const printing = await page.evaluate(async (asked) => {
      const start = performance.now();
      const { ok } = await window.slipway.printToPdf(asked);
      return { ok, ms: performance.now() - start };
    }, request);
    expect(printing.ok).toBe(true);
    const from = performance.now();
    await bare.setContent(html);
    await bare.pdf(SHEET);
    const to = performance.now();
    if (run === 0) continue;
    made.push(written - began);
    printed.push(written - began + printing.ms);
    engine.push(to - from);
  }
  await browser.close();
  report(info, { name: `pack of ${CHANGES} changes, frozen and written as HTML`, unit: 'ms', runs: made });
  report(info, {
    name: `pack of ${CHANGES} changes to PDF, from the records`,
    unit: 'ms',
    runs: printed,
    against: { name: 'the bare engine, the finished HTML', runs: engine },
    aim: '≤ 1.15× the engine',
  });
});
