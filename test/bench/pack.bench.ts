import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallRequest, PrintedFile } from '#shared/bridge.ts';
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

test('a pack of 200 changes on paper', async ({ planner, profile }, info) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  const browser = await launchBrowser();
  const bare = await browser.newPage();
  const [ours, theirs] = [join(profile, 'ours.pdf'), join(profile, 'theirs.pdf')];
  await planner.answerSaveDialog(ours);
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
    // Timed in the window, until the file is on the disk: handing the document to it is no part of printing.
    const printing = await page.evaluate(async (asked) => {
      const start = performance.now();
      const printed = await window.slipway.printToPdf(asked);
      if (!printed.ok) throw new Error(printed.error.message);
      const content = printed.answer as PrintedFile;
      const { ok } = await window.slipway.saveFile({ title: '', suggestedName: 'ours.pdf', filters: [], content });
      return { ok, ms: performance.now() - start };
    }, request);
    expect(printing.ok).toBe(true);
    const from = performance.now();
    await bare.setContent(html);
    await bare.pdf({ ...SHEET, path: theirs });
    const to = performance.now();
    await expectSamePages(ours, theirs);
    if (run === 0) continue;
    made.push(written - began);
    printed.push(written - began + printing.ms);
    engine.push(to - from);
  }
  await browser.close();
  report(info, { name: `pack of ${CHANGES} changes, frozen and written as HTML`, unit: 'ms', runs: made });
  report(info, {
    name: `pack of ${CHANGES} changes to a PDF on the disk, from the records`,
    unit: 'ms',
    runs: printed,
    against: { name: 'the bare engine, the finished HTML to a PDF on the disk', runs: engine },
    aim: '≤ 1.15× the engine',
  });
});

/** Both rows are of the same work: as many pages. */
async function expectSamePages(...paths: readonly [string, string]): Promise<void> {
  const [ours, theirs] = await Promise.all(
    paths.map(async (path) => (await readFile(path, 'latin1')).match(/\/Type \/Page\b/g)?.length),
  );
  expect(ours).toBeGreaterThan(CHANGES / 2);
  expect(ours).toBe(theirs);
}
