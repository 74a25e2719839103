import type { Zone } from '../../model/time.ts';
import { RowProblem, type Notes } from '../problem.ts';
import type { Component } from './lines.ts';
import { zoneOfDefinition } from './zone-match.ts';
import { zoneOfName } from './zone-names.ts';

/**
 * Which IANA zone each TZID of one file means. By its name, by the location its VTIMEZONE gives, at
 * last by the clock its VTIMEZONE describes; what was not plain from the name is told as a note.
 */
export class CalendarZones {
  readonly #definitions = new Map<string, Component>();
  readonly #resolved = new Map<string, Zone | null>();

  constructor(
    definitions: readonly Component[],
    /** Zone of the workspace: preferred among zones of the same clock. */
    readonly preferred: Zone,
    readonly notes: Notes,
    /** First year whose clock counts when definitions are compared. */
    readonly fromYear: number,
  ) {
    for (const definition of definitions) {
      const tzid = propertyOf(definition, 'TZID');
      if (tzid !== null) this.#definitions.set(tzid, definition);
    }
  }

  /** Throws `zoneUnknown`. */
  zone(tzid: string, column: string, line: number): Zone {
    let zone = this.#resolved.get(tzid);
    if (zone === undefined) {
      zone = this.#find(tzid, column, line);
      this.#resolved.set(tzid, zone);
    }
    if (zone === null) throw new RowProblem('zoneUnknown', column, tzid, {}, line);
    return zone;
  }

  #find(tzid: string, column: string, line: number): Zone | null {
    const definition = this.#definitions.get(tzid);
    const byName = zoneOfName(tzid);
    if (byName !== null) {
      const at = { line, column, value: tzid, params: { zone: byName } };
      if (definition === undefined && byName !== 'UTC') this.notes.tell('zoneUndefined', at, tzid);
      else if (byName.toLowerCase() !== tzid.toLowerCase()) this.notes.tell('zoneMatched', at, tzid);
      return byName;
    }
    if (definition === undefined) return null;
    const location = propertyOf(definition, 'X-LIC-LOCATION');
    const found =
      (location === null ? null : zoneOfName(location)) ?? zoneOfDefinition(definition, this.fromYear, this.preferred);
    if (found !== null) {
      this.notes.tell(
        'zoneMatched',
        { line: definition.line, column: 'VTIMEZONE', value: tzid, params: { zone: found } },
        tzid,
      );
    }
    return found;
  }
}

function propertyOf(component: Component, name: string): string | null {
  const line = component.lines.find((candidate) => candidate.name === name);
  return line === undefined ? null : line.text.slice(line.text.indexOf(':') + 1).trim();
}
