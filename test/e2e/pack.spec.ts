import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixture.ts';
import { packPlan } from './pack-plan.ts';
import { pdfOf } from './pdf.ts';
import { planRows } from './plan-rows.ts';

/* The pack a board reads, out of the command line: every format from one snapshot, kept under its revision. */

interface Summary {
  readonly ok: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly outputs: readonly string[];
}

const KEY = /CHG-\d{4}/g;

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

  // The same in another format, later: no other revision.
  const mark = ['--classification', 'Internal'];
  const other = await run('cab-pack', '--out', 'again.xlsx', ...range, ...mark);
  expect(other.counts['revision']).toBe(1);
  expect(Buffer.from(await readFile(other.outputs[0] ?? '')).equals(bytes('xlsx'))).toBe(true);
  const edited = await planner.command(['edit', 'services', 'Core banking', 'name=Core of banking']);
  expect(edited.code, edited.stderr).toBe(0);
  const second = await run('cab-pack', '--out', 'again.html', ...range, ...mark);
  expect(second.counts['revision']).toBe(2);
  expect(await readFile(second.outputs[0] ?? '', 'utf8')).toContain('Changed since revision 1');
  const days = ['--from', '2026-12-01', '--to', '2026-12-31'];
  const draft = await run('change-schedule', '--out', 'schedule.pdf', ...days, '--draft');
  expect(draft.counts['revision']).toBeUndefined();
});

test('a meeting nobody has prepared yet has its pack: the agenda is what the rule takes, and nothing of it is stored', async ({
  planner,
  profile,
}) => {
  const opened = await planner.command(['open', await packPlan(12), '--json']);
  expect(opened.code, opened.stderr).toBe(0);
  const run = async (...args: string[]) => {
    const asked = ['export', 'cab-pack', '--out', 'next.html', ...args, '--json'];
    const { code, stdout } = await planner.command(asked, { cwd: profile });
    return { code, stdout, ...(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary) };
  };
  // The series goes on every Tuesday; the plan holds the meeting of 1 December alone.
  const next = await run('--meeting', '2026-12-08');
  expect(next.code, next.stdout).toBe(0);
  expect(next.stdout).toContain('CAB is not prepared yet');
  expect(next.counts).toMatchObject({ revision: 1 });
  const html = await readFile(next.outputs[0] ?? '', 'utf8');
  const sheets = [...html.matchAll(/<article><h3><bdi>(CHG-\d+)/g)].map(([, key]) => key);
  // Those that start on or after 8 December: days 2 to 13 hold one change each.
  expect(new Set(sheets)).toEqual(new Set(['CHG-0006', 'CHG-0007', 'CHG-0008', 'CHG-0009', 'CHG-0010', 'CHG-0011']));
  expect((await run('--meeting', 'cab 2026-12-08')).counts).toMatchObject({ revision: 1 });
  const none = await run('--meeting', '2026-12-09');
  expect(none.code).toBe(1);
  expect(none.stdout).toContain('2026-12-09');
  // Prepared in memory alone.
  const page = await planner.start();
  await expect(page.getByRole('button', { name: /^Benchmark/ })).toBeVisible();
  expect((await planRows(page, 'meetings')).map(({ id }) => id)).toEqual(['meeting']);
});

test('of two hundred changes none is lost, and none that fits a page is split', async ({ planner, profile }) => {
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
