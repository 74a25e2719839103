import type { Text } from '#shared/text/index.ts';
import type { AppCommand } from '../../ui/state/commands.ts';

/** One line of the overview. */
export interface ShortcutLine {
  readonly id: string;
  readonly title: string;
  readonly keys: string;
}

export interface ShortcutGroup {
  readonly name: string;
  readonly lines: readonly ShortcutLine[];
}

/** Keys of the calendar's own commands, offered to the palette only while it is shown. */
const CALENDAR = {
  today: 't',
  next: 'j',
  previous: 'k',
  month: '1',
  week: '2',
  day: '3',
  agenda: '4',
  quarter: '5',
  year: '6',
  lanes: '7',
  zoomIn: '+',
  zoomOut: '-',
  moveLater: 'Alt+ArrowRight',
  moveEarlier: 'Alt+ArrowLeft',
  longer: 'Alt+Shift+ArrowRight',
  shorter: 'Alt+Shift+ArrowLeft',
} as const;

const ON_ENTRIES = { open: 'Enter', preview: 'Space', remove: 'Delete' } as const;
const IN_LISTS = {
  move: 'ArrowDown',
  ends: 'Home',
  open: 'Enter',
  tick: 'Space',
  extend: 'Shift+ArrowDown',
  all: 'Mod+a',
  paste: 'Mod+v',
  remove: 'Delete',
} as const;
const IN_FIELDS = { save: 'Enter', saveLong: 'Mod+Enter', restore: 'Escape' } as const;

/**
 * Every key there is, whatever page is open: what the window offers, then the calendar's, the lists'
 * and the fields' own. Commands of the open page that are not among them stand last.
 */
export function shortcutGroups(t: Text, frame: readonly AppCommand[], page: readonly AppCommand[]): ShortcutGroup[] {
  const groups = new Map<string, ShortcutLine[]>();
  const add = (name: string, line: ShortcutLine) => {
    const lines = groups.get(name) ?? [];
    groups.set(name, [...lines, line]);
  };
  for (const { id, group, title, keys } of frame) if (keys !== undefined) add(group, { id, title, keys });
  const calendar = t('calendar:commands.group');
  const known = new Set<string>();
  for (const [id, keys] of Object.entries(CALENDAR)) {
    known.add(`calendar.${id}`);
    add(calendar, { id: `calendar.${id}`, title: t(`calendar:commands.${id}`), keys });
  }
  for (const [part, keyed] of Object.entries({ entries: ON_ENTRIES, lists: IN_LISTS, fields: IN_FIELDS })) {
    const name = part === 'entries' ? calendar : t(`shell:shortcuts.${part}.name`);
    for (const [id, keys] of Object.entries(keyed))
      add(name, { id: `${part}.${id}`, title: t(`shell:shortcuts.${part}.${id}`), keys });
  }
  // A page's "New" is what N does there; the window's line already says it.
  const taken = new Set(frame.map(({ keys }) => keys));
  for (const { id, group, title, keys } of page)
    if (keys !== undefined && !known.has(id) && !taken.has(keys)) add(group, { id, title, keys });
  return [...groups].map(([name, lines]) => ({ name, lines }));
}
