import { ConfigurationItem } from '../model/change.ts';
import type { Id } from '../model/schema.ts';
import type { Configuration } from '../planning/configuration.ts';

/** Order of the columns, as the grid shows them. */
const COLUMNS = ['team', 'system', 'environment', 'item', 'oldValue', 'newValue', 'owner', 'rollback'] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** A cell of a spreadsheet longer than this is no value of a configuration. */
const LONGEST = 20_000;

/**
 * Rows of the fan-out grid out of cells copied from a spreadsheet (tabs between cells, lines between rows), in
 * the order of the grid's columns. Teams and people are found by name; a team that is not known stays with the
 * system's name rather than being lost. None where the text is no block of cells.
 */
export function pastedItems(
  text: string,
  { teams, people }: Pick<Configuration, 'teams' | 'people'>,
  nextId: () => Id,
): ConfigurationItem[] {
  if (!text.includes('\t')) return [];
  const byName = (records: ReadonlyMap<Id, { readonly id: Id; readonly name: string }>, name: string): Id | null =>
    [...records.values()].find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase())?.id ?? null;
  return text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const values = line.split('\t').map((cell) => cell.trim().slice(0, LONGEST));
      const cells: Cells = Object.fromEntries(COLUMNS.map((name, at) => [name, values[at] ?? '']));
      const { team = '', owner = '', system = '', rollback = '', ...rest } = cells;
      const teamId = byName(teams, team);
      const ownerId = byName(people, owner);
      return ConfigurationItem.parse({
        id: nextId(),
        teamId,
        ownerId,
        system: teamId === null ? [team, system].filter(Boolean).join(' · ') : system,
        ...rest,
        rollback: ownerId === null ? [rollback, owner].filter(Boolean).join(' · ') : rollback,
      });
    });
}
