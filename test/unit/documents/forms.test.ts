import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildForms, renderForms } from '#shared/documents/forms/build.ts';
import { freezeForms, type FormsSnapshot } from '#shared/documents/forms/snapshot.ts';
import { ConfigurationItem } from '#shared/model/change.ts';
import { TABLES } from '#shared/model/tables.ts';
import { createText } from '#shared/text/index.ts';
import { between, change } from '../../support/change.ts';
import { packSource } from '../../support/pack.ts';

const { t } = createText('en');
const teams = ['network', 'payments'].map((id) => TABLES.teams.parse({ id, name: `Team ${id}` }));
const configuration = { ...packSource([]).configuration, teams: new Map(teams.map((team) => [team.id, team])) };
const HOSTILE = '<b>=1+1</b> \u0007&amp; "شحن"';

function snapshot(items: readonly Partial<ConfigurationItem>[]): FormsSnapshot {
  const configurationItems = items.map((item, index) => ConfigurationItem.parse({ id: `i${index}`, ...item }));
  const when = between('2026-12-01T22:00', '2026-12-02T02:00');
  const record = change('CHG-0007', { configurationItems, when, title: 'New endpoints' });
  return freezeForms(
    { change: record, release: null, configuration, dataAsOf: null },
    {
      workspace: 'Plan',
      revision: null,
      asOf: '2026-11-20T10:00:00Z',
      classification: 'Internal',
      paper: 'a4',
      language: 'en',
      locale: 'en-GB',
    },
  );
}

describe('forms of a configuration grid', () => {
  it('are one per team, each with its own rows alone; rows of nobody come last', () => {
    const [first, second] = teams;
    const made = snapshot([
      { teamId: null, item: 'orphan' },
      { teamId: second?.id ?? null, item: 'second.one' },
      { teamId: first?.id ?? null, item: 'first.one', done: true },
      { teamId: second?.id ?? null, item: 'second.two' },
    ]);
    const { sections, revision } = buildForms(made, t);
    const rows = sections.map(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map((row) => row[2]?.text) : [])),
    );
    expect(rows.flat()).toHaveLength(4);
    expect(new Set(rows.flat())).toEqual(new Set(['first.one', 'orphan', 'second.one', 'second.two']));
    expect(rows.at(-1)).toEqual(['orphan']);
    expect(rows).toContainEqual(['second.one', 'second.two']);
    expect(sections.map(({ newPage }) => newPage)).toEqual([false, true, true]);
    expect(sections.every(({ blocks }) => blocks.some(({ kind }) => kind === 'signatures'))).toBe(true);
    expect(revision).toBe('');
  });

  it('say every value as text, whatever stands in it, on paper and in the document', async () => {
    const fields = ['system', 'environment', 'item', 'oldValue', 'newValue', 'rollback'] as const;
    const made = snapshot([Object.fromEntries(fields.map((field) => [field, `${field} ${HOSTILE}`]))]);
    const by = { fonts: [], print: async (html: string) => Promise.resolve(new TextEncoder().encode(html)) };
    const html = strFromU8(await renderForms(made, t, 'html', by));
    const docx = strFromU8(unzipSync(await renderForms(made, t, 'docx', by))['word/document.xml'] ?? new Uint8Array());
    for (const text of [html, docx]) {
      for (const field of fields) expect(text).toContain(`${field} &lt;b&gt;=1+1&lt;/b&gt;`);
      expect(text).not.toContain('<b>=1+1');
      expect(text).not.toContain('\u0007');
      expect(text).toContain('شحن');
    }
  });
});
