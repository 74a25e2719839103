import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type CommandResult } from './fixture.ts';
import { begin } from './steps.ts';

/* DESIGN, "Command line": no window, the same code and database, files appear by rename. */

const DATA = join(import.meta.dirname, '../data');
const SCHEDULE = join(DATA, 'openstack-2026.2/schedule.csv');
const SCHEDULE_ICS = join(DATA, 'openstack-2026.2/schedule.ics');
const RELEASES = `key,name,type,start,end
PAY 26.4,Instant payments,major,2026-11-02,2026-12-11
BUS 26.4,Timetable feed,minor,2026-11-09,2026-11-20
`;

interface Summary {
  readonly ok: boolean;
  readonly command: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { file: string | null; row: number | null; code: string; message: string }[];
  readonly outputs: readonly string[];
}

/** The one line a program reads. */
function summaryOf({ stdout }: CommandResult): Summary {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Summary;
}

test('a schedule comes in, again without change, and goes out in every format', async ({ planner, profile }) => {
  const rehearsed = await planner.command(['import', SCHEDULE, '--dry-run', '--json']);
  expect(summaryOf(rehearsed).counts).toMatchObject({ created: 41 });
  const first = await planner.command(['import', SCHEDULE, '--json']);
  expect(first.code, first.stderr).toBe(0);
  expect(summaryOf(first)).toMatchObject({
    ok: true,
    command: 'import',
    counts: { created: 41, failed: 0 },
    problems: [],
  });
  const again = await planner.command(['import', SCHEDULE, '--json']);
  expect(summaryOf(again).counts).toMatchObject({ created: 0, updated: 0, unchanged: 41 });

  const range = ['--from', '2026-04-01', '--to', '2026-09-30'];
  const out = ['export', 'calendar', '--out', 'out/', '--view', 'agenda', '--format', 'pdf,ics,csv,html'];
  const exported = await planner.command([...out, ...range, '--json'], { cwd: profile });
  expect(exported.code, exported.stderr).toBe(0);
  const { outputs } = summaryOf(exported);
  expect(outputs.map((path) => path.slice(path.lastIndexOf('.') + 1))).toEqual(['pdf', 'ics', 'csv', 'html']);
  const texts = await Promise.all(outputs.map(async (path) => readFile(path, 'latin1')));
  expect(texts[0]).toMatch(/^%PDF-/);
  expect(texts[1]).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(texts[2]).toContain('2026-04-20');
  expect(texts[3]).not.toContain('<script');
  // Nothing half-written, nothing left over.
  expect((await readdir(join(profile, 'out'))).length).toBe(4);
});

test('events of a calendar file go out under the UIDs they came with', async ({ planner, profile }) => {
  await planner.command(['import', SCHEDULE_ICS]);
  const range = ['--from', '2026-01-01', '--to', '2026-12-31'];
  const exported = await planner.command(['export', 'calendar', '--out', 'out.ics', '--format', 'ics', ...range], {
    cwd: profile,
  });
  expect(exported.code, exported.stderr).toBe(0);
  const uidsOf = async (path: string): Promise<string[]> =>
    ((await readFile(path, 'utf8')).match(/^UID:.*(?=\r?$)/gm) ?? []).toSorted();
  const uids = await uidsOf(SCHEDULE_ICS);
  expect(uids).toHaveLength(41);
  expect(await uidsOf(join(profile, 'out.ics'))).toEqual(uids);
});

test('a record is edited, checked, handed over and opened elsewhere', async ({ planner, profile }) => {
  await writeFile(join(profile, 'releases.csv'), RELEASES);
  const imported = await planner.command(['import', 'releases.csv', '--as', 'releases', '--json'], { cwd: profile });
  expect(imported.code, imported.stderr).toBe(0);
  const edited = await planner.command(['edit', 'releases', 'PAY 26.4', 'name=Payments abroad', '--json']);
  expect(edited.code, edited.stderr).toBe(0);
  expect(summaryOf(edited)).toMatchObject({ ok: true, counts: { updated: 1 } });
  const checked = await planner.command(['check', '--json']);
  expect(checked.code, checked.stderr).toBe(0);
  const exported = await planner.command(['export', 'workspace', '--out', 'plan', '--journal', '--json'], {
    cwd: profile,
  });
  expect(exported.code, exported.stderr).toBe(0);
  expect(summaryOf(exported).outputs).toEqual([join(profile, 'plan.slipway')]);
  const opened = await planner.command(['open', 'plan.slipway', '--json'], { cwd: profile });
  expect(opened.code, opened.stderr).toBe(0);
  expect(summaryOf(opened).counts).toMatchObject({ created: 1, releases: 2 });
});

test('changes come in as drafts, are edited, and are approved by nobody on the command line', async ({
  planner,
  profile,
}) => {
  const table = (start: string) =>
    `Number,Short description,State,Approval,Planned start,Planned end\nCHG0030052,Patch the ledger,Implement,Approved,${start} 22:00,${start} 23:00\n`;
  await writeFile(join(profile, 'changes.csv'), table('2026-12-03'));
  const bring = () => planner.command(['import', 'changes.csv', '--as', 'changes', '--json'], { cwd: profile });
  const first = await bring();
  expect(first.code, first.stderr).toBe(0);
  expect(summaryOf(first).counts).toMatchObject({ created: 1, failed: 0 });
  expect(first.stdout).toContain('“State” is not read');
  const edit = (...fields: string[]) => planner.command(['edit', 'changes', 'CHG0030052', ...fields, '--json']);
  const edited = await edit('reason=It runs out', 'status=Assess', 'outageMinutes=20');
  expect(edited.code, edited.stderr).toBe(0);
  expect(summaryOf(edited)).toMatchObject({ ok: true, counts: { updated: 1 } });
  expect(summaryOf(await edit('status=Scheduled'))).toMatchObject({
    ok: false,
    problems: [{ code: 'transitionNotAllowed' }],
  });
  expect((await edit('approval=approved')).code).toBe(2);
  // Handed in by now: another time in the file is told and not taken.
  await writeFile(join(profile, 'changes.csv'), table('2026-12-10'));
  const again = await bring();
  expect(again.code, again.stderr).toBe(0);
  expect(summaryOf(again)).toMatchObject({
    counts: { updated: 0, skipped: 1 },
    problems: [{ code: 'conflict', row: 2 }],
  });
  const page = await planner.start();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const row = page.getByRole('row').filter({ hasText: 'CHG0030052' });
  await expect(row).toContainText('Assess');
  await expect(row).toContainText('3 Dec');
});

test('what fails says what, where and by which code; nothing is written', async ({ planner, profile }) => {
  const missing = await planner.command(['import', 'gone.csv', '--json'], { cwd: profile });
  expect(missing.code).toBe(1);
  expect(summaryOf(missing)).toMatchObject({ ok: false, problems: [{ file: 'gone.csv', code: 'fileUnreadable' }] });
  expect(missing.stderr).toContain('gone.csv');
  await writeFile(join(profile, 'bad.csv'), `${RELEASES}X 1,Bad,major,2026-02-30,2026-03-01\n`);
  const partly = await planner.command(['import', 'bad.csv', '--as', 'releases', '--json'], { cwd: profile });
  expect(partly.code).toBe(1);
  expect(summaryOf(partly).problems).toContainEqual(expect.objectContaining({ file: 'bad.csv', row: 4 }));
  const unknown = await planner.command(['edit', 'cakes', 'X', 'name=Y', '--json']);
  expect(unknown.code).toBe(2);
  const nobody = await planner.command(['check', '--workspace', 'Nobody', '--json']);
  expect(nobody.code).toBe(1);
  expect(summaryOf(nobody).problems).toMatchObject([{ code: 'notFound' }]);
});

test('an output that cannot be written fails, and leaves no half file', async ({ planner, profile }) => {
  await writeFile(join(profile, 'file'), 'not a folder');
  const failed = await planner.command(['export', 'workspace', '--out', 'file/plan', '--json'], { cwd: profile });
  expect(failed.code).toBe(1);
  expect(summaryOf(failed).problems).toMatchObject([{ code: 'writeFailed' }]);
  expect(await readFile(join(profile, 'file'), 'utf8')).toBe('not a folder');
});

test('preview draws the sample’s quarter without a window', async ({ planner, profile }) => {
  const { code, stderr } = await planner.command(['preview', '--out', 'quarter.pdf'], { cwd: profile });
  expect(code, stderr).toBe(0);
  expect((await stat(join(profile, 'quarter.pdf'))).size).toBeGreaterThan(5000);
});

test('an open window takes the command over, shows what it did, and stays', async ({ planner, profile }) => {
  const page = await planner.start();
  await begin(page, 'New plan');
  await writeFile(join(profile, 'releases.csv'), RELEASES);
  const result = await planner.command(['import', 'releases.csv', '--as', 'releases', '--json'], { cwd: profile });
  expect(result.code, result.stderr).toBe(0);
  expect(summaryOf(result)).toMatchObject({ ok: true, counts: { created: 2 } });
  expect(await planner.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await expect(page.getByText('BUS 26.4').first()).toBeVisible();
});
