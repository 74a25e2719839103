import type { Text } from '../../text/index.ts';
import type { Measure } from './source.ts';

export interface MeasureText {
  /** "93.3 %", "4"; a dash where nothing was measured. */
  readonly value: (value: number | null) => string;
  /** "93.3": for where the unit stands beside it. */
  readonly bare: (value: number) => string;
  /** "93": over a bar, where there is room for little. */
  readonly short: (value: number) => string;
}

/** Figures of a measure as they are read, in the window and on paper. */
export function measureText(t: Text, locale: string, unit: Measure['unit']): MeasureText {
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const bare = (value: number): string => (unit === 'count' || Math.abs(value) >= 100 ? whole : exact).format(value);
  const value = (at: number | null): string => {
    if (at === null) return t('measures:none');
    return unit === 'count' ? bare(at) : t(`measures:${unit}`, { value: bare(at) });
  };
  const short = (at: number): string => (Math.abs(at) >= 10 ? whole : exact).format(at);
  return { value, bare, short };
}
