/*
 * A second, slow and plain reading of RFC 5545 rules by days: walks every day and asks whether it is
 * in. It shares no code with the product.
 */

export interface OracleRule {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  readonly interval: number;
  /** 0 Sunday … 6 Saturday; empty for none. */
  readonly byDay: readonly number[];
  /** MONTHLY: which of the month's such weekdays, 1…5 or -1…-2; null for all. */
  readonly nth: number | null;
  readonly byMonthDay: readonly number[];
  /** 0 Sunday … 6 Saturday. */
  readonly wkst: number;
  readonly count: number | null;
  /** Last day allowed, as YYYY-MM-DD. */
  readonly until: string | null;
}

const DAY = 86_400_000;
const NAMES = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** The rule as text. `until` is written as the caller's function says. */
export function ruleText(rule: OracleRule, until: (day: string) => string): string {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.wkst !== 1) parts.push(`WKST=${NAMES[rule.wkst]}`);
  if (rule.byDay.length > 0) parts.push(`BYDAY=${rule.byDay.map((d) => `${rule.nth ?? ''}${NAMES[d]}`).join(',')}`);
  if (rule.byMonthDay.length > 0) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  if (rule.count !== null) parts.push(`COUNT=${rule.count}`);
  else if (rule.until !== null) parts.push(`UNTIL=${until(rule.until)}`);
  return parts.join(';');
}

/** Days (YYYY-MM-DD) of a series from its first to `horizon`; the first always counts. */
export function oracleDays(start: string, rule: OracleRule, horizon: string): string[] {
  const first = new Date(`${start}T00:00:00Z`);
  const days: string[] = [];
  for (let at = first.getTime(); at <= Date.parse(`${horizon}T00:00:00Z`); at += DAY) {
    const day = new Date(at);
    const text = day.toISOString().slice(0, 10);
    if (rule.until !== null && rule.count === null && text > rule.until && text !== start) break;
    if (text !== start && !matches(first, day, rule)) continue;
    days.push(text);
    if (rule.count !== null && days.length === rule.count) break;
  }
  return days;
}

function matches(first: Date, day: Date, rule: OracleRule): boolean {
  const weekday = day.getUTCDay();
  const inDays = rule.byDay.length === 0 || rule.byDay.includes(weekday);
  const lastOfMonth = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  const date = day.getUTCDate();
  const inMonthDays =
    rule.byMonthDay.length === 0 || rule.byMonthDay.some((d) => (d > 0 ? d : lastOfMonth + d + 1) === date);
  if (rule.freq === 'DAILY') {
    return Math.round((day.getTime() - first.getTime()) / DAY) % rule.interval === 0 && inDays && inMonthDays;
  }
  if (rule.freq === 'WEEKLY') {
    const week = (d: Date): number => d.getTime() - ((d.getUTCDay() - rule.wkst + 7) % 7) * DAY;
    if (Math.round((week(day) - week(first)) / (7 * DAY)) % rule.interval !== 0) return false;
    return rule.byDay.length > 0 ? inDays : weekday === first.getUTCDay();
  }
  const months = (day.getUTCFullYear() - first.getUTCFullYear()) * 12 + day.getUTCMonth() - first.getUTCMonth();
  if (months % rule.interval !== 0) return false;
  if (rule.byDay.length === 0 && rule.byMonthDay.length === 0) return date === first.getUTCDate();
  if (!inDays || !inMonthDays) return false;
  if (rule.byDay.length === 0 || rule.nth === null) return true;
  const nth = rule.nth > 0 ? Math.ceil(date / 7) : -Math.ceil((lastOfMonth - date + 1) / 7);
  return nth === rule.nth;
}
