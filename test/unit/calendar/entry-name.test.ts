import { describe, expect, it } from 'vitest';
import type { TFunction } from 'i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { toMoment } from '#shared/planning/moments.ts';
import { createText } from '#shared/text/index.ts';
import { entryLabel, entryName, whenName } from '../../../renderer/features/calendar/entry-name.ts';
import { entry } from './entries.ts';

const named = (id: string, name: string) => [[id, { id, name }]] as const;
const configuration = {
  releaseTypes: new Map(named('major', 'Major release')),
  phaseTypes: new Map(named('uat', 'User acceptance test')),
  gateTypes: new Map(named('cab', 'CAB approval')),
  eventKinds: new Map(named('hard-freeze', 'Hard change freeze')),
} as unknown as Configuration;
const scene = { configuration, zone: 'Europe/Berlin', locale: 'en-GB', t: createText('en').t as unknown as TFunction };
const times = (start: string, end: string) =>
  ({
    type: 'moments',
    start: toMoment(start, 'Europe/Berlin').moment,
    end: toMoment(end, 'Europe/Berlin').moment,
  }) as const;

describe('the name of an entry', () => {
  it('says kind, key, environment, when and status', () => {
    const deployment = entry({ title: 'Production', when: times('2026-12-03T22:00', '2026-12-04T02:00') });
    expect(entryName(deployment, scene)).toBe(
      'Major release PAY 26.4, deployment to Production, Thu 3 December 22:00 to 02:00, planned',
    );
  });

  it('says a release with its days', () => {
    const release = entry({ table: 'releases', when: { type: 'dates', first: '2026-12-03', last: '2026-12-05' } });
    expect(entryName(release, scene)).toBe(
      'Major release PAY 26.4 Payments core, Thu 3 December to Sat 5 December, planned',
    );
  });

  it('does not say a phase’s name twice when it is called what it is', () => {
    const phase = entry({ table: 'phases', styleId: 'uat', title: 'User acceptance test' });
    expect(entryName(phase, scene)).toBe('PAY 26.4 User acceptance test, phase, Thu 3 December');
  });

  it('says marks that are otherwise only seen', () => {
    const freeze = entry({
      table: 'events',
      styleId: 'hard-freeze',
      title: 'Year end',
      tentative: true,
      occurrence: '2026-12-03',
    });
    expect(entryName(freeze, scene)).toBe('Hard change freeze Year end, Thu 3 December, tentative, repeats');
    expect(entryName(entry({ cancelled: true }), scene)).toContain('cancelled');
    expect(entryName(entry({ table: 'gates', styleId: 'cab', category: 'done' }), scene)).toContain('passed');
  });

  it('names both days only of what goes on for longer than a night', () => {
    expect(whenName(times('2026-12-03T22:00', '2026-12-05T02:00'), scene)).toBe(
      'Thu 3 December 22:00 to Sat 5 December 02:00',
    );
    expect(whenName(times('2026-12-03T22:00', '2026-12-03T22:00'), scene)).toBe('Thu 3 December 22:00');
  });

  it('is short in the name of a step', () => {
    expect(entryLabel(entry({ table: 'releases' }))).toBe('PAY 26.4');
    expect(entryLabel(entry({}))).toBe('PAY 26.4 Production');
    expect(entryLabel(entry({ table: 'events', title: 'Year end' }))).toBe('Year end');
  });
});
