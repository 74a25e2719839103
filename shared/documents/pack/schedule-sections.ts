import { text, type ReportSection } from '../report/report.ts';
import type { PackChange } from './snapshot.ts';
import { sectionOf, tableOf } from './tables.ts';
import type { Known, Values } from './values.ts';
import type { Id } from '../../model/schema.ts';

export function scheduleSection(values: Values): ReportSection | null {
  const rows = of(values, values.snapshot.schedule).map((change): Known[] => {
    const { record } = change;
    return [
      text(record.key),
      text(record.title),
      text(values.type(record)),
      text(values.state(record)),
      text(values.risk(change)),
      values.moment(change.start),
      values.moment(change.end),
      values.text(values.names(record.serviceIds)),
      values.text(record.environments.join(', ')),
      values.number(record.outageMinutes),
      values.text(values.name(record.implementerId)),
    ];
  });
  const table = tableOf(
    values,
    'schedule',
    '',
    [
      ['key', 3.8],
      ['title', 6.4],
      ['type', 3.2],
      ['state', 3.2],
      ['risk', 2.6],
      ['start', 4.6],
      ['end', 4.6],
      ['services', 5],
      ['environments', 4],
      ['outage', 3],
      ['implementer', 3.6],
    ],
    rows,
  );
  return sectionOf('schedule', values.t('pack:section.schedule'), [table], true);
}

const of = ({ snapshot }: Values, ids: readonly Id[]): PackChange[] => ids.flatMap((id) => snapshot.changes[id] ?? []);

export function conflictsSection(values: Values): ReportSection | null {
  const { snapshot, t, name } = values;
  const announced = [...new Set([...snapshot.agenda.map(({ changeId }) => changeId), ...snapshot.schedule])];
  const rows = of(values, announced).flatMap((change) => {
    const { record } = change;
    const label = text(`${record.key} ${record.title}`);
    const freezes = change.freezes.map(({ title, when, ...one }): Known[] => [
      label,
      text(values.allowed(t('pack:conflict.freeze', { title }), one)),
      when.type === 'dates' ? values.date(when.first) : values.moment(when.start),
      when.type === 'dates' ? values.date(when.last) : values.moment(when.end),
    ]);
    const collisions = change.collisions.map((one): Known[] => [
      label,
      text(values.collision(one)),
      values.instant(one.start),
      values.instant(one.end),
    ]);
    return [...freezes, ...collisions];
  });
  const waived = snapshot.waivers.map((one): Known[] => [
    text(t(`conflicts:rules.${one.rule}` as 'conflicts:rules.hardFreeze', { defaultValue: one.rule })),
    text(one.reason),
    values.text(name(one.personId)),
    values.instant(one.at),
    values.date(one.until),
  ]);
  return sectionOf('conflicts', t('pack:section.conflicts'), [
    tableOf(
      values,
      'conflicts',
      '',
      [
        ['change', 6.6],
        ['with', 7.4],
        ['from', 5.5],
        ['to', 5.5],
      ],
      rows,
    ),
    tableOf(
      values,
      'waivers',
      t('pack:waivers'),
      [
        ['waived', 4],
        ['reason', 8],
        ['by', 4],
        ['on', 5],
        ['until', 4],
      ],
      waived,
    ),
  ]);
}

export function outageSection(values: Values): ReportSection | null {
  const { snapshot, t, name, dates } = values;
  const outages = [...snapshot.outages]
    .toSorted((a, b) => (a.start === b.start ? 0 : a.start < b.start ? -1 : 1))
    .map(({ serviceId, changeId, start, end, minutes }): Known[] => [
      text(name(serviceId)),
      text(name(changeId)),
      values.instant(start),
      values.instant(end),
      values.number(minutes),
    ]);
  const months = snapshot.serviceMonths.map((one): Known[] => {
    const { serviceId, month, target, agreedMinutes, plannedMinutes, projected, breached } = one;
    const over = agreedMinutes === null ? 0 : plannedMinutes - agreedMinutes;
    const effect = breached
      ? t('pack:effect.over', { minutes: over })
      : t(agreedMinutes === null ? 'pack:effect.none' : 'pack:effect.within');
    return [
      text(name(serviceId)),
      text(dates.month(`${month}-01`)),
      values.number(target),
      values.number(agreedMinutes),
      values.number(plannedMinutes),
      values.number(Math.round(projected * 1000) / 1000),
      text(effect),
    ];
  });
  return sectionOf('outage', t('pack:section.outage'), [
    tableOf(
      values,
      'outages',
      t('pack:outages'),
      [
        ['service', 4.4],
        ['change', 6.6],
        ['from', 5.5],
        ['to', 5.5],
        ['outage', 2.5],
      ],
      outages,
    ),
    tableOf(
      values,
      'service-months',
      t('pack:outageMonths'),
      [
        ['service', 5],
        ['month', 3.6],
        ['target', 3],
        ['agreed', 3],
        ['planned', 3],
        ['projected', 3],
        ['effect', 5],
      ],
      months,
    ),
  ]);
}

export function standardSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const changes = of(values, snapshot.standard).map((change): Known[] => [
    text(values.type(change.record)),
    text(change.record.key),
    text(change.record.title),
    values.text(values.names(change.record.serviceIds)),
    values.moment(change.start),
    values.moment(change.end),
    null,
  ]);
  const standing = snapshot.standing.map(({ record, deployments }): Known[] => [
    text(t('pack:standing')),
    text(record.key),
    text(record.title),
    values.text(values.names(record.serviceIds)),
    values.date(record.validFrom),
    values.date(record.expiresOn),
    values.number(deployments),
  ]);
  const table = tableOf(
    values,
    'standard',
    '',
    [
      ['kind', 3],
      ['key', 3.8],
      ['title', 6.4],
      ['services', 4.6],
      ['start', 4],
      ['validUntil', 4],
      ['deployments', 4],
    ],
    [...changes, ...standing],
  );
  return sectionOf('standard', t('pack:section.standard'), [table]);
}

export function releasesSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const rows = snapshot.releases.map(({ key, name, releaseDate, readiness }): Known[] => [
    text(`${key} ${name}`),
    values.date(releaseDate),
    text(t(`pack:readiness.${readiness.test}`)),
    text(t(`pack:readiness.${readiness.training}`)),
    text(t(`pack:readiness.${readiness.documentation}`)),
    text(t(`pack:readiness.${readiness.rollback}`)),
  ]);
  const table = tableOf(
    values,
    'releases',
    '',
    [
      ['release', 7],
      ['goLive', 4],
      ['test', 3],
      ['training', 3],
      ['documentation', 3],
      ['rollback', 3],
    ],
    rows,
  );
  return sectionOf('releases', t('pack:section.releases'), [table]);
}
