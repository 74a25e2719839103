import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';
import { expect, test } from './fixture.ts';
import { planFile } from '../bench/plan-file.ts';
import { fullChange, packSource } from '../support/pack.ts';

/* The pack a board reads, out of the command line: every format from one snapshot, kept under its revision. */

interface Summary {
  readonly ok: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly outputs: readonly string[];
}

const KEY = /CHG-\d{4}/g;

async function pdfOf(bytes: Uint8Array): Promise<{ pages: string[]; outline: string[] }> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[] | null;
  const titles = (nodes: typeof outline): string[] =>
    (nodes ?? []).flatMap(({ title, items }) => [title, ...titles(items as NonNullable<typeof outline>)]);
  return { pages, outline: titles(outline) };
}

/** The plan of the unit tests as a workspace file. */
async function packPlan(count: number): Promise<string> {
  const source = packSource(Array.from({ length: count }, (_, i) => fullChange(i, { notes: `End of change ${i}.` })));
  const { configuration } = source;
  return planFile(
    {
      settings: [configuration.settings],
      people: [...configuration.people.values()],
      services: [...configuration.services.values()],
      boards: [...configuration.boards.values()],
      statuses: [...configuration.statuses.values()],
      'change-types': [...configuration.changeTypes.values()],
      'risk-questions': [...configuration.riskQuestions.values()],
      'event-kinds': [...configuration.eventKinds.values()],
      'release-types': [...configuration.releaseTypes.values()],
      changes: [...source.changes],
      approvals: [...source.approvals],
      releases: [...source.releases],
      events: [...source.events],
      meetings: [...source.meetings],
      actions: [...source.actions],
    },
    `pack-${count}.slipway`,
  );
}

test('a pack goes out in every format, agrees with itself, and is kept', async ({ planner, profile }) => {
  const opened = await planner.command(['open', await packPlan(12), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const run = async (...args: string[]): Promise<Summary> => {
    const { code, stdout, stderr } = await planner.command(['export', ...args, '--json'], { cwd: profile });
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary;
  };
  const range = ['--meeting', 'CAB 2026-12-01'];
  const first = await run(
    'cab-pack',
    '--out',
    'out/',
    ...range,
    '--classification',
    'Internal',
    '--format',
    'pdf,xlsx,pptx,docx,ics,html,zip',
  );
  expect(first.outputs.map((path) => path.slice(path.lastIndexOf('.') + 1))).toEqual([
    'pdf',
    'xlsx',
    'pptx',
    'docx',
    'ics',
    'html',
    'zip',
  ]);
  expect(first.counts['revision']).toBe(1);
  const files = new Map<string, Uint8Array>();
  for (const path of first.outputs) files.set(path.slice(path.lastIndexOf('.') + 1), await readFile(path));
  const bytes = (format: string): Uint8Array => files.get(format) ?? new Uint8Array();

  const { pages, outline } = await pdfOf(bytes('pdf'));
  pages.forEach((text, index) => {
    expect(text, `page ${index + 1}`).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(text, `page ${index + 1}`).toContain('Internal · Revision 1');
    expect(text, `page ${index + 1}`).toContain('As of');
  });
  expect(outline).toEqual(expect.arrayContaining(['Agenda', 'Changes', 'Change schedule']));
  const html = strFromU8(bytes('html'));
  const sheets = html.slice(html.indexOf('id="s-changes"'), html.indexOf('id="s-schedule"'));
  const keys = [...sheets.matchAll(/<h3><bdi>([^<]*)<\/bdi>/g)].map(([, key]) => key);
  expect(keys.length).toBe(first.counts['changes']);
  expect(keys.length).toBeGreaterThan(0);
  // Bookmarks name the changes in the same order.
  expect(outline.flatMap((title) => title.match(KEY) ?? [])).toEqual(keys);
  const slides = unzipSync(bytes('pptx'));
  for (const key of keys) {
    const named = Object.entries(slides).filter(
      ([name, slide]) => name.startsWith('ppt/notesSlides/notes') && strFromU8(slide).includes(`${key} `),
    );
    expect(named.length, key).toBeGreaterThanOrEqual(1);
  }
  expect(Object.keys(unzipSync(bytes('zip'))).length).toBe(6);

  const second = await run('cab-pack', '--out', 'again.html', ...range);
  expect(second.counts['revision']).toBe(2);
  expect(await readFile(second.outputs[0] ?? '', 'utf8')).toContain('Changed since revision 1');
  const days = ['--from', '2026-12-01', '--to', '2026-12-31'];
  const draft = await run('change-schedule', '--out', 'schedule.pdf', ...days, '--draft');
  expect(draft.counts['revision']).toBeUndefined();
});

test('of two hundred changes none is lost, and none that fits a page is split', async ({ planner, profile }) => {
  test.setTimeout(180_000);
  const opened = await planner.command(['open', await packPlan(200), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const asked = ['export', 'cab-pack', '--from', '2026-12-01', '--to', '2026-12-31', '--draft', '--out', 'big/'];
  const exported = await planner.command([...asked, '--format', 'pdf,xlsx', '--json'], { cwd: profile });
  expect(exported.code, exported.stderr).toBe(0);
  const { outputs, counts } = JSON.parse(exported.stdout.trimEnd().split('\n').at(-1) ?? '') as Summary;
  expect(counts['changes']).toBe(200);
  const [pdf = '', xlsx = ''] = outputs;
  const { pages } = await pdfOf(await readFile(pdf));
  const texts = pages.map((text) => text.replace(/\s+/g, ' '));
  for (let index = 0; index < 200; index += 1) {
    const first = texts.findIndex((text) => text.includes(`CHG00${String(index).padStart(4, '0')}`));
    const last = texts.findIndex((text) => text.includes(`End of change ${index}.`));
    expect(first, `change ${index}`).toBeGreaterThan(0);
    expect(last, `change ${index}`).toBe(first);
  }
  // Written in the window, whose policy lets no worker in from a text.
  const strings = strFromU8(unzipSync(await readFile(xlsx))['xl/sharedStrings.xml'] ?? new Uint8Array());
  for (let index = 0; index < 200; index += 1) expect(strings).toContain(`End of change ${index}.`);
});
