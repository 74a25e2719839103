import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { planFile } from '../bench/plan-file.ts';
import { fullBook, supportSource, type Fullness } from '../support/support-documents.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixture.ts';
import { pdfOf } from './pdf.ts';
import { planRows } from './plan-rows.ts';
import { told } from './steps.ts';

/* What early life support hands over: the document and the page for the desk, out of the command line and the window. */

interface Summary {
  readonly counts: Readonly<Record<string, number>>;
  readonly outputs: readonly string[];
  readonly problems: readonly { readonly code: string }[];
}

const HOSTILE = '<script>alert(1)</script> "}</style>';

/** The plan of the unit tests as a workspace file. */
async function supportPlan(name: string, fullness: Fullness): Promise<string> {
  const { configuration, book, actions, releases } = supportSource(fullBook(fullness));
  return planFile(
    {
      settings: [configuration.settings],
      people: [...configuration.people.values()],
      services: [...configuration.services.values()],
      statuses: [...configuration.statuses.values()],
      'release-types': [...configuration.releaseTypes.values()],
      'phase-types': [...configuration.phaseTypes.values()],
      releases: [...releases],
      phases: book.phase === null ? [] : [book.phase],
      supports: [book.support],
      'support-items': [...book.items],
      'support-days': [...book.days],
      complaints: [...book.complaints],
      incidents: [...book.incidents],
      'known-errors': [...book.knownErrors],
      actions: [...actions],
    },
    `support-${name}.slipway`,
  );
}

const plain = (text: string): string => text.replace(/[\s\u2009]+/g, ' ');

/** Texts of the paragraphs of a document for Word, and how many pages' heads it has. */
function docxText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([one]) =>
    [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join(''),
  );
  return plain(
    paragraphs
      .join('\n')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );
}

test('a hand-over and a briefing go out as PDF and DOCX, agree, and are kept', async ({ planner, profile }) => {
  const opened = await planner.command(['open', await supportPlan('hostile', { text: HOSTILE }), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const run = async (what: string, ...args: string[]): Promise<Summary> => {
    const asked = ['export', what, '--release', 'pay 1', '--classification', 'Internal', ...args, '--json'];
    const { code, stdout, stderr } = await planner.command(asked, { cwd: profile });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary;
  };
  const handOver = await run('hand-over', '--out', 'out/', '--format', 'pdf,docx');
  expect(handOver.outputs.map((file) => path.basename(file))).toEqual([
    'hand-over-PAY-1-r1.pdf',
    'hand-over-PAY-1-r1.docx',
  ]);
  const [pdf = '', docx = ''] = handOver.outputs;
  const { pages, outline } = await pdfOf(await readFile(pdf));
  pages.forEach((text, index) => {
    expect(text, `page ${index + 1}`).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(text, `page ${index + 1}`).toContain('Internal · Revision 1');
    expect(text, `page ${index + 1}`).toContain('As of');
  });
  expect(outline).toEqual(
    expect.arrayContaining([
      'Scope and release',
      'Checklist',
      'Daily log',
      'Open incidents and complaints',
      'Known errors',
      'Escalation',
      'Exit criteria',
      'Support model and vendors',
      'Residual risks',
      'Decision and sign-off',
    ]),
  );
  const printed = plain(pages.join(' '));
  const written = docxText(await readFile(docx));
  for (const said of ['All branches in Germany', 'KE-3', 'INC-2', 'Left with conditions', 'Ann Åström']) {
    expect(printed, said).toContain(said);
    expect(written, said).toContain(said);
  }
  // What looks like markup is what somebody wrote.
  for (const text of [printed, written]) expect(text).toContain(`Second level by Team Core ${HOSTILE}`);

  const briefing = await run('briefing', '--out', 'desk.pdf');
  expect(briefing.problems).toEqual([]);
  const desk = await pdfOf(await readFile(briefing.outputs[0] ?? ''));
  expect(desk.pages.length).toBe(1);
  expect(plain(desk.pages[0] ?? '')).toContain('Web portal (through Core banking)');
  // Another format of what was handed out is no other revision.
  const again = await run('hand-over', '--out', 'again.html');
  expect(again.counts['revision']).toBe(1);
  expect(briefing.counts['revision']).toBe(1);

  const missing = await planner.command(['export', 'briefing', '--out', 'x.pdf', '--json'], { cwd: profile });
  expect(missing.code).toBe(2);
  const unknown = await planner.command(['export', 'briefing', '--release', 'PAY 2', '--out', 'x.pdf', '--json'], {
    cwd: profile,
  });
  expect(unknown.code).toBe(1);
  expect(unknown.stdout).toContain('There is no early life support called PAY 2');
});

test('an overfull briefing stays one page and says what it leaves out', async ({ planner, profile }) => {
  const text = 'goes on and on '.repeat(28);
  const opened = await planner.command(['open', await supportPlan('overfull', { knownErrors: 40, text }), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  for (const paper of ['a4', 'letter']) {
    const asked = ['export', 'briefing', '--release', 'PAY 1', '--paper', paper, '--out', `${paper}.pdf`, '--json'];
    const { code, stdout, stderr } = await planner.command(asked, { cwd: profile });
    expect(code, stderr).toBe(0);
    const { outputs, problems } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary;
    expect(problems.map((one) => one.code)).toEqual(['briefingCut']);
    const { pages } = await pdfOf(await readFile(outputs[0] ?? ''));
    expect(pages.length, paper).toBe(1);
    expect(plain(pages[0] ?? '')).toMatch(
      /Left out for want of room: KE-\d+, KE-\d+.* early life support of PAY 1 in Slipway/,
    );
  }
});

test('both are seen and saved from the page of early life support, and written again as they were', async ({
  planner,
  profile,
}) => {
  const opened = await planner.command(['open', await supportPlan('window', {}), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const page = await planner.start();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('heading', { name: 'Early life support', exact: true }).waitFor();
  await page.getByText('Left', { exact: true }).click();
  await page.getByRole('row', { name: /PAY 1/ }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('PAY 1');

  // By the palette, with the keyboard.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('Service-desk briefing');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Documents of early life support' });
  await expect(dialog.frameLocator('iframe').getByRole('heading', { name: 'Whom to call' })).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await planner.answerSaveDialog(path.join(profile, 'desk.pdf'));
  await dialog.getByRole('button', { name: 'Save file' }).click();
  await expect(dialog).toContainText('Saved desk.pdf, kept as revision 1.');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await told(page, 'Published Service-desk briefing: PAY 1 Payments, revision 1');
  expect((await pdfOf(await readFile(path.join(profile, 'desk.pdf')))).pages.length).toBe(1);

  // By the page's own key for exporting.
  await page.keyboard.press('ControlOrMeta+e');
  await expect(dialog.frameLocator('iframe').getByRole('heading', { name: 'Residual risks' })).toBeVisible();
  await dialog.getByText('Service-desk briefing', { exact: true }).click();
  await dialog.getByRole('button', { name: /Revision$/ }).click();
  await page.getByRole('option', { name: /revision 1/ }).click();
  await expect(dialog).toContainText('As it was handed out');
  await page.keyboard.press('Escape');
  expect((await planRows(page, 'publications')).length).toBe(1);
});
