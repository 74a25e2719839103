const ACCENTS: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

/** Marks every text of the catalogue, so that one which is not from it stands out. */
export const PSEUDO_OPEN = '⟦';
export const PSEUDO_CLOSE = '⟧';

function strange(text: string): string {
  // Place holders ({{name}}) and nested keys ($t(…)) must survive as they are.
  const accented = text.replace(/\{\{.*?\}\}|\$t\(.*?\)|[aeiouAEIOU]/g, (part) => ACCENTS[part] ?? part);
  return `${PSEUDO_OPEN}${accented}${PSEUDO_CLOSE}`;
}

/** The catalogue in the pseudo-locale: same keys, every text bracketed and accented. */
export function pseudo<T>(catalogue: T): T {
  if (typeof catalogue === 'string') return strange(catalogue) as T;
  if (Array.isArray(catalogue)) return catalogue.map((item: unknown) => pseudo(item)) as T;
  return Object.fromEntries(
    Object.entries(catalogue as object).map(([key, value]) => [key, pseudo(value as unknown)]),
  ) as T;
}
