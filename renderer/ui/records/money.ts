import { useMemo } from 'react';
import { useLocale } from 'react-aria-components';

/** Amounts in the workspace's currency, in the reader's form: cents only where there are any. */
export function useMoney(currency: string): (amount: number) => string {
  const { locale } = useLocale();
  return useMemo(() => {
    const options = { style: 'currency', currency, currencyDisplay: 'code' } as const;
    const whole = new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: 0 });
    const exact = new Intl.NumberFormat(locale, options);
    return (amount) => (Number.isInteger(amount) ? whole : exact).format(amount);
  }, [locale, currency]);
}
