import ICAL from 'ical.js';
import type { Zone } from '../../model/time.ts';
import { offsetAt, zoneNames } from '../../planning/zones.ts';
import type { Component } from './lines.ts';
import { zoneOfOffset } from './zone-names.ts';

const DAY_MS = 86_400_000;
const YEARS = 3;

/** Tried first among zones with the same clock, so that the name taken is one people know. */
const WELL_KNOWN: readonly Zone[] = [
  'Europe/London',
  'Europe/Berlin',
  'Europe/Helsinki',
  'Europe/Moscow',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

/**
 * The IANA zone whose clock is that of a VTIMEZONE, compared week by week over three years from
 * `fromYear`; `preferred` (the workspace's zone) wins among equals. Null when no zone has that clock.
 */
export function zoneOfDefinition(definition: Component, fromYear: number, preferred: Zone): Zone | null {
  const clock = readClock(definition);
  if (clock === null) return null;
  const year = Math.max(fromYear, clock.firstYear + 1);
  const samples = sampleClock(clock.offsetAt, year);
  const offsets = new Set(samples.map((sample) => sample.offset));
  const [only] = offsets;
  if (offsets.size === 1 && only !== undefined) {
    const fixed = hasClock(preferred, samples) ? preferred : zoneOfOffset(only / 60_000);
    if (fixed !== null) return fixed;
  }
  // A winter and a summer sample rule most zones out before the slow comparison.
  const quick = samples.filter((_, week) => week === 4 || week === 30);
  const candidates = [preferred, ...WELL_KNOWN, ...zoneNames()];
  return candidates.find((zone) => hasClock(zone, quick) && hasClock(zone, samples)) ?? null;
}

interface Sample {
  readonly wallMs: number;
  /** Milliseconds ahead of UTC. */
  readonly offset: number;
}

function sampleClock(offsetOf: (wallMs: number) => number, year: number): Sample[] {
  const samples: Sample[] = [];
  // Noon: no zone changes its clock there, so wall time and offset are never ambiguous.
  const start = Date.UTC(year, 0, 3, 12);
  for (let week = 0; week < YEARS * 52; week += 1) {
    const wallMs = start + week * 7 * DAY_MS;
    samples.push({ wallMs, offset: offsetOf(wallMs) });
  }
  return samples;
}

function hasClock(zone: Zone, samples: readonly Sample[]): boolean {
  return samples.every(({ wallMs, offset }) => offsetAt(zone, wallMs - offset) === offset);
}

function readClock(definition: Component): { offsetAt: (wallMs: number) => number; firstYear: number } | null {
  try {
    const component = new ICAL.Component(ICAL.parse(textOf(definition).join('\r\n')));
    const zone = new ICAL.Timezone({ component, tzid: 'definition' });
    const parts = component.getAllSubcomponents();
    if (parts.length === 0) return null;
    const years = parts.map((part) => (part.getFirstPropertyValue('dtstart') as ICAL.Time).year);
    const offsetAt = (wallMs: number): number => {
      const at = new Date(wallMs);
      const wall = {
        year: at.getUTCFullYear(),
        month: at.getUTCMonth() + 1,
        day: at.getUTCDate(),
        hour: at.getUTCHours(),
      };
      return (
        zone.utcOffset(new ICAL.Time({ ...wall, minute: 0, second: 0, isDate: false }, ICAL.Timezone.localTimezone)) *
        1000
      );
    };
    offsetAt(Date.UTC(2026, 0, 1));
    return { offsetAt, firstYear: Math.min(...years) };
  } catch {
    // A definition ical.js can't read is as good as none.
    return null;
  }
}

function textOf(component: Component): string[] {
  const inner = component.children.flatMap(textOf);
  return [`BEGIN:${component.name}`, ...component.lines.map((line) => line.text), ...inner, `END:${component.name}`];
}
