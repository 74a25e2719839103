import { differenceOf, type Compared } from '../../planning/measures/cost.ts';
import type { Measure } from '../../planning/measures/source.ts';
import { measureText } from '../../planning/measures/value-text.ts';
import type { Text } from '../../text/index.ts';
import { frameOf } from '../report/frame.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import { text, type ChartBlock, type Fact, type Report, type ReportSection, type TextBlock } from '../report/report.ts';
import { amountsIn, ReportValues, type Known } from '../report/values.ts';
import type { MeasuresSnapshot } from './snapshot.ts';

type Values = ReportValues<MeasuresSnapshot>;

/** Measures of a range with what each counts: drawn, and in tables for black and white and spreadsheets. */
export function buildMeasures(snapshot: MeasuresSnapshot, t: Text): Report {
  const values: Values = new ReportValues(snapshot, t);
  const { workspace, range } = snapshot;
  const report = frameOf(values, {
    title: t('measures:report.title', { workspace }),
    subtitle: values.dates.range(range.first, range.last),
    sections: [coverSection(values), measureSection(values), costSection(values), monthSection(values)],
  });
  // Nothing of it is kept, so it is no draft of anything either.
  return { ...report, revision: '' };
}

function coverSection(values: Values): ReportSection | null {
  const { snapshot, t, dates } = values;
  const { first, last, serviceIds, teamIds } = snapshot.range;
  const chosen = (ids: readonly string[]): Known =>
    text(ids.length === 0 ? t('measures:report.all') : values.names(ids));
  const facts: Fact[] = [
    { id: 'range', label: t('measures:range'), value: text(dates.range(first, last)) },
    { id: 'services', label: t('measures:services'), value: chosen(serviceIds) },
    { id: 'teams', label: t('measures:teams'), value: chosen(teamIds) },
  ];
  return sectionOf('cover', t('measures:report.scope'), [{ kind: 'facts', facts }]);
}

function measureSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const drawn = snapshot.measures.filter(({ of }) => of > 0);
  const table = tableWith(
    'measures',
    t('measures:report.figures'),
    [
      ['measure', t('measures:report.measure'), 5],
      ['value', t('measures:report.value'), 2],
      ['unit', t('measures:report.unit'), 2],
      ['of', t('measures:report.of'), 2],
      ['definition', t('measures:report.definition'), 13],
    ],
    snapshot.measures.map((one) => [
      text(t(`measures:name.${one.name}`)),
      figure(values, one, one.value) ?? text(t('measures:none')),
      text(t(`measures:unit.${one.unit}`)),
      values.number(one.of),
      text(t(`measures:definition.${one.name}`)),
    ]),
  );
  return sectionOf('measures', t('measures:title'), [
    ...drawn.map((one) => chartOf(values, one)),
    withoutChart(values),
    table,
  ]);
}

function chartOf({ snapshot, t, dates }: Values, measure: Measure): ChartBlock {
  const { name, unit, value, of, byMonth } = measure;
  const said = measureText(t, snapshot.locale, unit);
  // Within a year the name alone says which month it is.
  const short = new Intl.DateTimeFormat(snapshot.locale, { month: 'short', timeZone: 'UTC' });
  const label = (month: string): string =>
    byMonth.length > 12 ? dates.shortMonth(`${month}-01`) : short.format(new Date(`${month}-01T00:00:00Z`));
  return {
    kind: 'chart',
    id: name,
    title: t(`measures:name.${name}`),
    value: unit === 'count' ? said.value(value) : `${said.value(value)} ${t('measures:of', { count: of })}`,
    note: t(`measures:definition.${name}`),
    top: unit === 'percent' ? 100 : null,
    bars: byMonth.map(({ month, value: at }) => ({
      label: label(month),
      value: at,
      text: at === null ? '' : said.short(at),
    })),
  };
}

/** A row of empty bars says less than that there was nothing. */
function withoutChart({ snapshot, t }: Values): TextBlock | null {
  const names = snapshot.measures.filter(({ of }) => of === 0).map(({ name }) => t(`measures:name.${name}`));
  if (names.length === 0) return null;
  const said = t('measures:report.nothing', { list: names.join(', ') });
  return { kind: 'text', heading: t('measures:report.withoutChart'), text: said };
}

/** What the bars are drawn from. */
function monthSection(values: Values): ReportSection | null {
  const { snapshot, t, dates } = values;
  const { measures } = snapshot;
  const months = measures[0]?.byMonth.map(({ month }) => month) ?? [];
  const rows = months.map((month, index): Known[] => [
    text(dates.month(`${month}-01`)),
    ...measures.map((one) => figure(values, one, one.byMonth[index]?.value ?? null)),
  ]);
  const whole: Known[] = [text(t('measures:report.whole')), ...measures.map((one) => figure(values, one, one.value))];
  const table = tableWith(
    'byMonth',
    '',
    [['month', t('measures:report.month'), 4], ...measures.map((one) => [one.name, headOf(one, t), 4] as const)],
    [...rows, whole],
  );
  return sectionOf('byMonth', t('measures:report.byMonth'), [table], true);
}

function headOf({ name, unit }: Measure, t: Text): string {
  const said = t(`measures:name.${name}`);
  return unit === 'count' ? said : withUnit(said, t(`measures:unit.${unit}`), t);
}

const withUnit = (name: string, unit: string, t: Text): string => t('measures:report.withUnit', { name, unit });

/** The figure without its unit, which the head or a column says. */
function figure({ snapshot, t }: Values, { unit }: Measure, value: number | null): Known {
  return value === null ? null : { kind: 'number', value, text: measureText(t, snapshot.locale, unit).bare(value) };
}

/** Cost and effort of each release of the range, estimated against actual. */
function costSection(values: Values): ReportSection | null {
  const { snapshot, t } = values;
  const amounts = amountsIn(snapshot.locale, snapshot.currency);
  const money = (value: number | null): Known =>
    value === null ? null : { kind: 'number', value, text: amounts.format(value) };
  const percent = new Intl.NumberFormat(snapshot.locale, { signDisplay: 'exceptZero' });
  const difference = (compared: Compared): Known => {
    const value = differenceOf(compared);
    return value === null ? null : { kind: 'number', value, text: percent.format(value) };
  };
  const head = withUnit(t('measures:cost.difference'), t('measures:unit.percent'), t);
  const inCurrency = (name: string): string => withUnit(name, snapshot.currency, t);
  const table = tableWith(
    'costs',
    '',
    [
      ['release', t('measures:cost.release'), 7],
      ['cost', inCurrency(t('measures:cost.cost')), 4],
      ['costActual', inCurrency(t('measures:cost.costActual')), 4],
      ['costDifference', head, 3],
      ['effort', t('measures:cost.effort'), 3],
      ['effortActual', t('measures:cost.effortActual'), 3],
      ['effortDifference', head, 3],
    ],
    snapshot.costs.map(({ key, name, cost, effort }) => [
      text(name === key ? key : `${key} ${name}`),
      money(cost.estimated),
      money(cost.actual),
      difference(cost),
      values.number(effort.estimated),
      values.number(effort.actual),
      difference(effort),
    ]),
  );
  return sectionOf('costs', t('measures:cost.title'), [
    { kind: 'text', heading: '', text: t(table === null ? 'measures:cost.empty' : 'measures:cost.text') },
    table,
  ]);
}
