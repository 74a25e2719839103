/** Something that can be found by its title. */
interface Titled {
  readonly id: string;
  readonly title: string;
  readonly group: string;
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Commands that fit what is typed, best first. Every word typed must begin a word of the title or its
 * group ("g rel" finds "Go to Releases"), or stand somewhere in the title. Without a query: the ones
 * used last first, then as given.
 */
export function rankCommands<C extends Titled>(commands: readonly C[], query: string, recent: readonly string[]): C[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const age = new Map(recent.map((id, index) => [id, index]));
  const ageOf = (command: C): number => age.get(command.id) ?? recent.length;
  return commands
    .map((command, index) => ({ command, index, score: score(command, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || ageOf(a.command) - ageOf(b.command) || a.index - b.index)
    .map(({ command }) => command);
}

function score(command: Titled, words: readonly string[]): number {
  if (words.length === 0) return 1;
  const title = fold(command.title);
  const parts = `${title} ${fold(command.group)}`.split(/[^\p{L}\p{N}]+/u);
  let total = 0;
  for (const word of words) {
    if (title.startsWith(word)) total += 4;
    else if (parts.some((part) => part.startsWith(word))) total += 3;
    else if (title.includes(word)) total += 1;
    else return 0;
  }
  // A title that is said whole stands before one that goes on.
  return total / words.length + (title === words.join(' ') ? 1 : 0);
}
