import ICAL from 'ical.js';
import { RowProblem } from '../problem.ts';
import type { Component, ContentLine } from './lines.ts';

/** One property, its value decoded by ical.js as jCal (RFC 7265) writes it: text unescaped, dates with dashes. */
export interface Property {
  readonly name: string;
  readonly line: number;
  /** Parameters by lower-case name. */
  readonly params: Readonly<Record<string, string>>;
  /** jCal value type: `text`, `date`, `date-time`, `period`, `recur` … */
  readonly type: string;
  readonly values: readonly unknown[];
  /** The value as the file writes it, for messages and for what ical.js would change. */
  readonly raw: string;
}

type JCalProperty = [name: string, params: Record<string, string | string[]>, type: string, ...values: unknown[]];

/** Throws `propertyUnreadable` at the property's own line. */
export function readProperty(line: ContentLine): Property {
  const raw = rawValue(line.text);
  try {
    const [, params, type, ...values] = ICAL.parse.property(
      line.text,
      ICAL.design.icalendar,
    ) as unknown as JCalProperty;
    const single: Record<string, string> = {};
    for (const [key, value] of Object.entries(params)) single[key] = Array.isArray(value) ? value.join(',') : value;
    return { name: line.name, line: line.line, params: single, type, values, raw };
  } catch {
    // ical.js throws errors of several kinds, some of them TypeErrors; all mean the same to a reader.
    throw new RowProblem('propertyUnreadable', line.name, raw, {}, line.line);
  }
}

/** What follows the colon that ends the parameters; a quoted parameter may hold colons of its own. */
function rawValue(text: string): string {
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '"') quoted = !quoted;
    else if (text[i] === ':' && !quoted) return text.slice(i + 1);
  }
  return text.slice(text.indexOf(':') + 1);
}

/** Reads properties of one component as they are asked for: most of a calendar's lines never are. */
export class Properties {
  readonly #lines = new Map<string, ContentLine[]>();
  readonly line: number;

  constructor(component: Component) {
    this.line = component.line;
    for (const line of component.lines) {
      const same = this.#lines.get(line.name);
      if (same === undefined) this.#lines.set(line.name, [line]);
      else same.push(line);
    }
  }

  has(name: string): boolean {
    return this.#lines.has(name);
  }

  one(name: string): Property | null {
    const line = this.#lines.get(name)?.[0];
    return line === undefined ? null : readProperty(line);
  }

  all(name: string): Property[] {
    return (this.#lines.get(name) ?? []).map(readProperty);
  }

  names(): Iterable<string> {
    return this.#lines.keys();
  }

  lines(name: string): readonly ContentLine[] {
    return this.#lines.get(name) ?? [];
  }

  /** Text of a property, trimmed; empty when absent. */
  text(name: string): string {
    const value = this.one(name)?.values[0];
    return typeof value === 'string' ? value.trim() : '';
  }

  /** Every text of a property that may stand more than once and hold several (CATEGORIES). */
  texts(name: string): string[] {
    const values = this.all(name).flatMap((property) => property.values);
    return values.filter((value): value is string => typeof value === 'string').map((value) => value.trim());
  }
}
