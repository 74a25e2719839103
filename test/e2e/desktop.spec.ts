import { readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { EventName } from '../../shared/bridge-names.ts';
import { expect, test } from './fixture.ts';

/** Hears an event of main's from now on; the answer gives what came so far. */
async function listen(page: Page, event: EventName): Promise<() => Promise<unknown>> {
  const heard = await page.evaluateHandle((name) => {
    const payloads: unknown[] = [];
    window.slipway.on(name, (payload) => payloads.push(payload));
    return payloads;
  }, event);
  return async () => heard.jsonValue();
}

/* What the main process does for the window: files, paper, menu, second starts, bounds. */

test.describe('a second start', () => {
  test('shows the window that is there, and ends', async ({ planner }) => {
    await planner.start();
    const { code, stdout } = await planner.command([]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await planner.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('hands a workspace file, named from its own folder, to the window', async ({ planner, profile }) => {
    const page = await planner.start();
    await writeFile(join(profile, 'board.slipway'), 'not a zip, but a file');
    const heard = await listen(page, 'fileOpened');
    expect((await planner.command(['board.slipway'], { cwd: profile })).code).toBe(0);
    await expect.poll(heard).toMatchObject([{ name: 'board.slipway', size: 21 }]);
  });

  test('that is wrong usage does not bother the window', async ({ planner }) => {
    await planner.start();
    const { code, stdout, stderr } = await planner.command(['export', 'calendar', '--json']);
    expect(code).toBe(2);
    expect(stderr).toContain('--out');
    expect(JSON.parse(stdout.trim())).toMatchObject({ ok: false, command: 'export', problems: [{ code: 'usage' }] });
  });
});

test('help needs no window and no profile', async ({ planner, profile }) => {
  const { code, stdout } = await planner.command(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('slipway export WHAT');
  const help = await planner.command(['export', '--help']);
  expect(help.stdout).toMatch(/slipway export calendar\|cab-pack\|[a-z|-]+\|workspace --out PATH/);
  expect(await readdir(profile)).toEqual([]);
});

test('the menu sends the names of commands', async ({ planner }) => {
  const page = await planner.start();
  const heard = await listen(page, 'menu');
  await planner.menu('go.settings');
  await expect.poll(heard).toEqual([{ action: 'go.settings' }]);
});

test('the window comes back where it was', async ({ planner }) => {
  await planner.start();
  await planner.app.evaluate(async ({ BrowserWindow }) => {
    await new Promise((resolve) => setImmediate(resolve));
    BrowserWindow.getAllWindows()[0]?.setSize(1100, 700);
  });
  await planner.restart();
  expect(await planner.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())).toEqual([
    1100, 700,
  ]);
});

test.describe('files', () => {
  test('are written whole to the chosen path, with their ending', async ({ planner, profile }) => {
    const page = await planner.start();
    await planner.answerSaveDialog(join(profile, 'plan'));
    const reply = await page.evaluate(async () =>
      window.slipway.saveFile({
        title: 'Save',
        suggestedName: 'plan.csv',
        filters: [{ name: 'Table', extensions: ['csv'] }],
        content: new TextEncoder().encode('a,b'),
      }),
    );
    expect(reply).toEqual({ ok: true, answer: { name: 'plan.csv' } });
    expect(await readFile(join(profile, 'plan.csv'), 'utf8')).toBe('a,b');
  });

  test('come in as bytes, without their path; one too large is refused by its size alone', async ({
    planner,
    profile,
  }) => {
    const page = await planner.start();
    const open = async () =>
      page.evaluate(async () => {
        const reply = await window.slipway.openFiles({ title: 'Open', filters: [], multiple: false, maxBytes: 1000 });
        if (!reply.ok) return { error: reply.error.code, detail: reply.error.detail };
        const { files } = reply.answer as { files: { name: string; bytes: Uint8Array }[] };
        return files.map(({ name, bytes, ...rest }) => ({ name, text: new TextDecoder().decode(bytes), ...rest }));
      });
    const path = join(profile, 'plan.csv');
    await writeFile(path, 'a,b');
    await planner.answerOpenDialog(path);
    expect(await open()).toEqual([{ name: 'plan.csv', text: 'a,b', size: 3 }]);
    await truncate(path, 4 * 1024 ** 3);
    expect(await open()).toEqual({
      error: 'fileTooLarge',
      detail: { name: 'plan.csv', size: 4 * 1024 ** 3, limit: 1000 },
    });
    await planner.answerOpenDialog();
    expect(await open()).toEqual([]);
  });
});

test.describe('paper', () => {
  const HTML = `<!doctype html><html lang="en"><head><title>Plan</title>
    <style>@page { size: 420mm 297mm; margin: 12mm } h2 { break-before: page }</style></head>
    <body><h1>First page</h1><h2>Second page</h2><script>document.body.textContent = 'hacked'</script></body></html>`;

  test('is of the document’s own size, tagged, with an outline, and runs no script', async ({ planner, profile }) => {
    const page = await planner.start();
    await planner.answerSaveDialog(join(profile, 'plan.pdf'));
    expect(await page.evaluate(printAndSave, { html: HTML })).toEqual({ ok: true, answer: { name: 'plan.pdf' } });
    const pdf = await readFile(join(profile, 'plan.pdf'), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [
      Math.round(Number(width)),
      Math.round(Number(height)),
    ]);
    expect(boxes).toEqual([
      [1191, 842],
      [1191, 842],
    ]);
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Outlines');
    expect(await planner.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await readFile(join(profile, 'logs/slipway.log'), 'utf8')).not.toContain('call.failed');
  });

  test('is held for one file; after that, and for any other token, nothing is written', async ({
    planner,
    profile,
  }) => {
    const page = await planner.start();
    await planner.answerSaveDialog(join(profile, 'plan.pdf'));
    const again = await page.evaluate(printAndSave, { html: HTML, twice: true });
    const gone = { ok: false, error: { code: 'printedGone', message: 'printedGone {}', detail: {} } };
    expect(again).toEqual(gone);
    await planner.answerSaveDialog(join(profile, 'other.pdf'));
    const unknown = { title: 'Save', suggestedName: 'other.pdf', filters: [], content: { printed: '0'.repeat(32) } };
    expect(await page.evaluate(async (asked) => window.slipway.saveFile(asked), unknown)).toEqual(gone);
    expect((await readdir(profile)).filter((name) => name.endsWith('.pdf'))).toEqual(['plan.pdf']);
    // What goes into another file comes to the window, once as well.
    const codes = await page.evaluate(async (html) => {
      const printing = await window.slipway.printToPdf({
        html,
        options: { paper: 'a4', landscape: false, title: '' },
      });
      if (!printing.ok) throw new Error(printing.error.message);
      const held = printing.answer as { printed: string };
      const read = await window.slipway.printedBytes(held);
      const more = await window.slipway.printedBytes(held);
      return [
        read.ok && new TextDecoder().decode((read.answer as { bytes: Uint8Array }).bytes.slice(0, 5)),
        more.ok || more.error.code,
      ];
    }, HTML);
    expect(codes).toEqual(['%PDF-', 'printedGone']);
  });
});

/** In the window: what the last saving answered. */
async function printAndSave({ html, twice = false }: { html: string; twice?: boolean }): Promise<unknown> {
  const printing = await window.slipway.printToPdf({ html, options: { paper: 'a4', landscape: false, title: '' } });
  if (!printing.ok) throw new Error(printing.error.message);
  const content = printing.answer as { printed: string };
  const filters = [{ name: 'PDF', extensions: ['pdf'] }];
  const save = async () => window.slipway.saveFile({ title: 'Save', suggestedName: 'plan.pdf', filters, content });
  const saved = await save();
  return twice ? save() : saved;
}

test.describe('backups', () => {
  test('lie outside the database and survive it', async ({ planner, profile }) => {
    const write = async () =>
      planner.page.evaluate(async () =>
        window.slipway.backupWrite({
          workspaceId: 'w1',
          workspaceName: 'Board plan',
          records: 3,
          reason: 'manual',
          bytes: new Uint8Array([1, 2, 3]),
        }),
      );
    await planner.start();
    expect(await write()).toMatchObject({
      ok: true,
      answer: { kept: true, backup: { workspaceId: 'w1', records: 3 } },
    });
    await planner.kill();
    const page = await planner.start();
    expect(await readdir(join(profile, 'backups/w1'))).toHaveLength(2);
    const read = await page.evaluate(async () => {
      const list = await window.slipway.backupList({ workspaceId: 'w1' });
      if (!list.ok) return list;
      const [{ id } = { id: '' }] = (list.answer as { backups: { id: string }[] }).backups;
      const reply = await window.slipway.backupRead({ id });
      return reply.ok ? [...(reply.answer as { bytes: Uint8Array }).bytes] : reply;
    });
    expect(read).toEqual([1, 2, 3]);
  });
});
