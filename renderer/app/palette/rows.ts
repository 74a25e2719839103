import type { SearchItem } from '../../data/search.ts';
import type { AppCommand } from '../../ui/state/commands.ts';
import { groupBy } from '../group-by.ts';
import { rankCommands } from './rank.ts';

/** One line of the palette. `heading` names the group it stands under. */
export type PaletteRow =
  | { readonly type: 'command'; readonly id: string; readonly heading: Heading; readonly command: AppCommand }
  | { readonly type: 'record'; readonly id: string; readonly heading: Heading; readonly item: SearchItem };
export type Heading = 'recent' | 'commands' | SearchItem['table'];

const COMMANDS_BESIDE_RECORDS = 6;

interface Found {
  readonly query: string;
  readonly commands: readonly AppCommand[];
  /** Ids, newest first. */
  readonly recent: readonly string[];
  readonly records: readonly SearchItem[];
}

/** Without a query: recent commands, then all. With one: commands that fit, then records by table, each best first. */
export function paletteRows({ query, commands, recent, records }: Found): PaletteRow[] {
  const isEmpty = query.trim() === '';
  const ranked = rankCommands(commands, query, recent);
  const shown = isEmpty || records.length === 0 ? ranked : ranked.slice(0, COMMANDS_BESIDE_RECORDS);
  const rows = shown.map<PaletteRow>((command) => ({
    type: 'command',
    id: command.id,
    heading: isEmpty && recent.includes(command.id) ? 'recent' : 'commands',
    command,
  }));
  const byTable = groupBy(records, (item) => item.table);
  const found = [...byTable].flatMap(([table, items]) =>
    items.map<PaletteRow>((item) => ({ type: 'record', id: `${table}:${item.id}`, heading: table, item })),
  );
  return leadsWithRecord(query, records) ? [...found, ...rows] : [...rows, ...found];
}

/** A key typed whole ("PAY 26.4") means that record, whatever command shares its letters. */
function leadsWithRecord(query: string, records: readonly SearchItem[]): boolean {
  const wanted = query.trim().toLowerCase();
  return wanted !== '' && records.some((item) => item.key?.toLowerCase().startsWith(wanted) === true);
}
