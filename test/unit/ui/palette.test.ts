import { describe, expect, it } from 'vitest';
import { rankCommands } from '#renderer/app/palette/rank.ts';
import { paletteRows } from '#renderer/app/palette/rows.ts';
import type { SearchItem } from '#renderer/data/search.ts';
import type { AppCommand } from '#renderer/ui/state/commands.ts';

const command = (id: string, title: string, group = 'Go to'): AppCommand => ({ id, title, group, run: () => {} });
const commands = [
  command('go.calendar', 'Go to Calendar'),
  command('go.releases', 'Go to Releases'),
  command('create.release', 'New release', 'New'),
  command('file.print', 'Print', 'File'),
  command('theme.dark', 'Use the dark theme', 'Window'),
];
const ids = (query: string, recent: string[] = []) => rankCommands(commands, query, recent).map(({ id }) => id);

describe('commands found by what is typed', () => {
  it('fit every word by the beginning of a word, in any order', () => {
    expect(ids('rel go')).toEqual(['go.releases']);
    expect(ids('g cal')).toEqual(['go.calendar']);
    expect(ids('dark')).toEqual(['theme.dark']);
    expect(ids('window th')).toEqual(['theme.dark']);
    expect(ids('zzz')).toEqual([]);
  });
  it('do not care for case or diacritics', () => {
    expect(ids('PRÍNT')).toEqual(['file.print']);
  });
  it('put what the title begins with before what it holds', () => {
    expect(ids('new')[0]).toBe('create.release');
    expect(ids('release')).toEqual(['go.releases', 'create.release']);
  });
  it('put what was used last first where nothing is typed', () => {
    expect(ids('', ['file.print', 'theme.dark']).slice(0, 2)).toEqual(['file.print', 'theme.dark']);
    expect(ids('')).toHaveLength(commands.length);
  });
});

describe('lines of the palette', () => {
  const record = (table: SearchItem['table'], id: string, key: string | null, title: string): SearchItem => ({
    table,
    id,
    key,
    title,
    releaseId: null,
    styleId: null,
    date: null,
  });
  it('name what was used last apart, and only while nothing is typed', () => {
    const empty = paletteRows({ query: ' ', commands, recent: ['file.print'], records: [] });
    expect(empty[0]).toMatchObject({ id: 'file.print', heading: 'recent' });
    expect(empty[1]).toMatchObject({ heading: 'commands' });
    expect(paletteRows({ query: 'print', commands, recent: ['file.print'], records: [] })[0]).toMatchObject({
      heading: 'commands',
    });
  });
  it('lead with the record whose key is typed', () => {
    const records = [record('releases', 'a', 'New 1', 'Payments')];
    expect(paletteRows({ query: 'new', commands, recent: [], records }).map(({ id }) => id)).toEqual([
      'releases:a',
      'create.release',
    ]);
    expect(paletteRows({ query: 'release', commands, recent: [], records })[0]).toMatchObject({ type: 'command' });
  });
  it('keep records of a table together, in the order they were found', () => {
    const records = [
      record('releases', 'a', 'A', 'x'),
      record('events', 'b', null, 'x'),
      record('releases', 'c', 'C', 'x'),
    ];
    expect(paletteRows({ query: 'x', commands: [], recent: [], records }).map(({ id }) => id)).toEqual([
      'releases:a',
      'releases:c',
      'events:b',
    ]);
  });
});
