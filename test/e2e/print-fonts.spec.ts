import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from './fixture.ts';

/* Names in any script on paper: as text, in fonts the product brings along. */

const NAMES = [
  'Größe & Ångström',
  'Κυκλοφορία πληρωμών',
  'Выпуск платежей',
  '支付系统发布',
  '支払いリリース',
  '결제 릴리스',
  'إصدار المدفوعات',
  'שחרור תשלומים',
  'การเผยแพร่ระบบ',
  'भुगतान रिलीज़',
  'পেমেন্ট রিলিজ',
  'கட்டண வெளியீடு',
  'გადახდების გამოშვება',
  'Վճարումների թողարկում',
  'Phát hành thanh toán',
  'Launch 🚀 day ✅',
];

const SHAPED = /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}]/u;

/** Letters and signs, without spaces and joiners: where a reader puts those is its own affair. */
const letters = (text: string) => [...text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}\uFE0F]/gu, '')];

for (const view of ['month', 'agenda']) {
  test(`names in sixteen scripts on a printed ${view}`, async ({ planner, profile }) => {
    const rows = NAMES.map((name, index) => `${name},2026-12-${String(index + 1).padStart(2, '0')}`);
    await writeFile(join(profile, 'names.csv'), ['title,start', ...rows, ''].join('\n'));
    const imported = await planner.command(['import', 'names.csv', '--as', 'events'], { cwd: profile });
    expect(imported.code, imported.stderr).toBe(0);
    const range = ['--from', '2026-12-01', '--to', '2026-12-31', '--view', view, '--paper', 'a3'];
    const printed = await planner.command(['export', 'calendar', '--out', 'names.pdf', ...range], { cwd: profile });
    expect(printed.code, printed.stderr).toBe(0);

    const bytes = await readFile(join(profile, 'names.pdf'));
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    const said = letters(text);
    // Shaped scripts join letters into signs which not every reader of PDFs takes apart again.
    const missing = NAMES.filter((name) => {
      const wanted = letters(name);
      const found = wanted.filter((letter) => said.includes(letter)).length;
      return found < wanted.length * (SHAPED.test(name) ? 0.6 : 1);
    });
    expect(missing).toEqual([]);
    // Outlines or drawn glyphs, but all inside the file and none from this machine.
    const source = bytes.toString('latin1');
    const fonts = [...source.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name]) => name);
    expect(fonts.length).toBeGreaterThan(5);
    expect(fonts.filter((name) => name?.startsWith('Noto') !== true)).toEqual([]);
    const outlines = source.split('/Subtype /CIDFontType2').length - 1;
    expect(outlines).toBeGreaterThan(5);
    expect(source.split('/FontFile2').length - 1).toBe(outlines);
  });
}
