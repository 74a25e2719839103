/** One content line (RFC 5545 3.1), unfolded, with the line of the file it begins on. */
export interface ContentLine {
  readonly line: number;
  readonly text: string;
  /** Upper-case property name; empty where the line is no `NAME:value` at all. */
  readonly name: string;
}

/** A component as it stands in the file; `closed` false where its END is missing. */
export interface Component {
  readonly name: string;
  readonly line: number;
  readonly lines: ContentLine[];
  readonly children: Component[];
  closed: boolean;
}

const NAME = /^([A-Za-z0-9-]+)[;:]/;

/**
 * The tree of components with their lines. Our own reading instead of a parser's: one that throws at
 * the first broken line would lose every other component and the place of the fault.
 * The root stands for the file and holds what is outside any component.
 */
export function readComponents(text: string): Component {
  const root: Component = { name: '', line: 1, lines: [], children: [], closed: true };
  const open: Component[] = [root];
  for (const line of contentLines(text)) {
    const current = open[open.length - 1] as Component;
    if (line.name === 'BEGIN') {
      const name = valueOf(line);
      // Calendars and their direct parts never nest in each other: a new one means the last was not closed.
      if (TOP.has(name)) unwind(open, name === 'VCALENDAR' ? 1 : depthOfCalendar(open));
      const component: Component = { name, line: line.line, lines: [], children: [], closed: false };
      (open[open.length - 1] as Component).children.push(component);
      open.push(component);
    } else if (line.name === 'END') {
      const at = open.findLastIndex((component) => component.name === valueOf(line));
      if (at > 0) {
        (open[at] as Component).closed = true;
        open.length = at;
      }
    } else current.lines.push(line);
  }
  return root;
}

const TOP = new Set(['VCALENDAR', 'VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY', 'VTIMEZONE']);

function depthOfCalendar(open: readonly Component[]): number {
  return open[1]?.name === 'VCALENDAR' ? 2 : 1;
}

function unwind(open: Component[], depth: number): void {
  if (open.length > depth) open.length = depth;
}

function valueOf(line: ContentLine): string {
  return line.text
    .slice(line.text.indexOf(':') + 1)
    .trim()
    .toUpperCase();
}

function* contentLines(text: string): Generator<ContentLine> {
  let parts: string[] = [];
  let first = 0;
  let number = 0;
  for (const physical of physicalLines(text)) {
    number += 1;
    if (parts.length > 0 && (physical.startsWith(' ') || physical.startsWith('\t'))) {
      parts.push(physical.slice(1));
      continue;
    }
    if (parts.length > 0) yield toLine(first, parts);
    parts = physical.trim() === '' ? [] : [physical];
    first = number;
  }
  if (parts.length > 0) yield toLine(first, parts);
}

function toLine(line: number, parts: readonly string[]): ContentLine {
  const text = parts.join('');
  return { line, text, name: NAME.exec(text)?.[1]?.toUpperCase() ?? '' };
}

function* physicalLines(text: string): Generator<string> {
  const end = /\r\n|\n|\r/g;
  let from = 0;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    yield text.slice(from, match.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}

/** Every component of a name, at any depth. */
export function componentsOf(root: Component, name: string): Component[] {
  const found: Component[] = [];
  const visit = (component: Component): void => {
    for (const child of component.children) {
      if (child.name === name) found.push(child);
      visit(child);
    }
  };
  visit(root);
  return found;
}
