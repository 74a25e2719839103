import { describe, expect, it } from 'vitest';
import { Dispatcher } from '#renderer/app/shortcuts/dispatcher.ts';
import { matches, parseKeys, type KeyPress } from '#renderer/app/shortcuts/strokes.ts';
import { shortcutGroups } from '#renderer/app/shortcuts/overview.ts';
import { readableKeys } from '#renderer/ui/keys.ts';
import { createText } from '#shared/text/index.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const is = (keys: string, pressed: KeyPress, isMac = false) => {
  const [stroke] = parseKeys(keys);
  return stroke !== undefined && matches(stroke, pressed, isMac);
};

describe('a stroke', () => {
  it('takes Ctrl for Mod, and ⌘ on a Mac', () => {
    expect(is('Mod+k', press('k', { ctrlKey: true }))).toBe(true);
    expect(is('Mod+k', press('k', { metaKey: true }), true)).toBe(true);
    expect(is('Mod+k', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(is('Mod+k', press('k', { metaKey: true }))).toBe(false);
  });
  it('tells undo from redo, whatever case the browser gives', () => {
    expect(is('Mod+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(is('Shift+Mod+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(is('Mod+z', press('Z', { ctrlKey: true }))).toBe(true);
  });
  it('takes a sign however this keyboard types it', () => {
    expect(is('?', press('?', { shiftKey: true }))).toBe(true);
    expect(is('/', press('/', { shiftKey: true }))).toBe(true);
    expect(is('1', press('1', { shiftKey: true }))).toBe(true);
    expect(is('[', press('[', { ctrlKey: true, altKey: true }))).toBe(true);
  });
  it('finds letters by place on a keyboard without Latin ones', () => {
    expect(is('c', press('с', { code: 'KeyC' }))).toBe(true);
    expect(is('g', press('п', { code: 'KeyG' }))).toBe(true);
  });
  it('leaves the plain letter to the plain letter', () => {
    expect(is('t', press('t', { ctrlKey: true }))).toBe(false);
    expect(is('t', press('t', { altKey: true }))).toBe(false);
    expect(is('t', press('T', { shiftKey: true }))).toBe(false);
  });
});

describe('the dispatcher', () => {
  const commands = [
    { id: 'go.calendar', keys: 'g c' },
    { id: 'go.releases', keys: 'g r' },
    { id: 'frame.new', keys: 'n' },
    { id: 'page.new', keys: 'n' },
    { id: 'undo', keys: 'Mod+z' },
    { id: 'palette', keys: 'Mod+k' },
    { id: 'mute' },
  ];
  const free = { isTyping: false, hasOwnUndo: false };
  const typing = { isTyping: true, hasOwnUndo: true };
  const make = () => new Dispatcher<(typeof commands)[number]>(false);

  it('runs a sequence only when it is whole', () => {
    const dispatcher = make();
    expect(dispatcher.press(press('g'), commands, free, 0)).toEqual({ run: null, pending: 'g' });
    expect(dispatcher.press(press('c'), commands, free, 300).run?.id).toBe('go.calendar');
    expect(dispatcher.press(press('c'), commands, free, 400)).toEqual({ run: null, pending: '' });
  });
  it('forgets a sequence after a pause', () => {
    const dispatcher = make();
    dispatcher.press(press('g'), commands, free, 0);
    expect(dispatcher.press(press('c'), commands, free, 5000).run).toBeNull();
  });
  it('lets a stroke that breaks a sequence be its own', () => {
    const dispatcher = make();
    dispatcher.press(press('g'), commands, free, 0);
    expect(dispatcher.press(press('n'), commands, free, 100).run?.id).toBe('page.new');
    dispatcher.press(press('g'), commands, free, 200);
    expect(dispatcher.press(press('g'), commands, free, 300).pending).toBe('g');
    expect(dispatcher.press(press('r'), commands, free, 400).run?.id).toBe('go.releases');
  });
  it('is not thrown off by a modifier between two strokes', () => {
    const dispatcher = make();
    dispatcher.press(press('g'), commands, free, 0);
    dispatcher.press(press('Shift', { shiftKey: true }), commands, free, 100);
    expect(dispatcher.press(press('c'), commands, free, 200).run?.id).toBe('go.calendar');
  });
  it('gives keys to the page before the frame', () => {
    expect(make().press(press('n'), commands, free, 0).run?.id).toBe('page.new');
  });
  it('leaves letters and undo to a field, not the palette', () => {
    const dispatcher = make();
    expect(dispatcher.press(press('n'), commands, typing, 0).run).toBeNull();
    expect(dispatcher.press(press('g'), commands, typing, 10).pending).toBe('');
    expect(dispatcher.press(press('z', { ctrlKey: true }), commands, typing, 20).run).toBeNull();
    expect(dispatcher.press(press('k', { ctrlKey: true }), commands, typing, 30).run?.id).toBe('palette');
    expect(
      dispatcher.press(press('z', { ctrlKey: true }), commands, { ...typing, hasOwnUndo: false }, 40).run?.id,
    ).toBe('undo');
  });
});

describe('keys as people read them', () => {
  it('names them as the machine does', () => {
    expect(readableKeys('Shift+Mod+z', true)).toEqual([['⇧', '⌘', 'Z']]);
    expect(readableKeys('Shift+Mod+z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
    expect(readableKeys('g c', false)).toEqual([['G'], ['C']]);
    expect(readableKeys('Mod++', false)).toEqual([['Ctrl', '+']]);
    expect(readableKeys('ArrowLeft', false)).toEqual([['←']]);
  });
});

describe('the overview of keys', () => {
  const { t } = createText('en');
  const command = (id: string, keys: string, group = 'New') => ({ id, keys, group, title: id, run: () => {} });
  it('holds the calendar, lists and fields also while another page is open', () => {
    const groups = shortcutGroups(t, [command('file.new', 'n')], []);
    expect(groups.map(({ name }) => name)).toEqual(['New', 'Calendar', 'Lists', 'Fields']);
    const keys = groups.flatMap(({ lines }) => lines.map((line) => `${line.keys} ${line.title}`));
    expect(keys).toContain('t Go to today');
    expect(keys).toContain('Space Show it beside the page');
    expect(keys.filter((line) => line.includes(':'))).toEqual([]);
  });
  it('says a key once: a page’s own N stands under the window’s', () => {
    const page = [command('releases.new', 'n', 'Releases'), command('calendar.today', 't', 'Calendar')];
    const lines = shortcutGroups(t, [command('file.new', 'n')], page).flatMap(({ lines: all }) => all);
    expect(lines.filter(({ keys }) => keys === 'n')).toHaveLength(1);
    expect(lines.filter(({ keys }) => keys === 't')).toHaveLength(1);
  });
});
