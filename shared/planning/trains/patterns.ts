import type { PlainDate } from '../../model/time.ts';

const TOKEN = /\{(n+|yyyy|yy|mm|dd|q)\}/g;

/**
 * A key or name of one departure: `{n}` its number (`{nn}` with two digits at least), `{yyyy}`, `{yy}`,
 * `{mm}`, `{dd}`, `{q}` of its day. What is no such token stays as it stands.
 */
export function fillPattern(
  pattern: string,
  { number, day }: { readonly number: number; readonly day: PlainDate },
): string {
  return pattern.replace(TOKEN, (_, token: string) => {
    switch (token) {
      case 'yyyy':
        return day.slice(0, 4);
      case 'yy':
        return day.slice(2, 4);
      case 'mm':
        return day.slice(5, 7);
      case 'dd':
        return day.slice(8, 10);
      case 'q':
        return String(Math.ceil(Number(day.slice(5, 7)) / 3));
      default:
        return String(number).padStart(token.length, '0');
    }
  });
}
