const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Order of names as a person reads them: "UAT 2" before "UAT 10", "uat" beside "UAT". The same on every
 * laptop whatever its language, so that window, paper and a colleague's window agree. For `sort`.
 */
export const compareNames: (a: string, b: string) => number = collator.compare;

/** Of records a person has put in order: by that, those of the same place by name. For `sort`. */
export function compareInOrder(a: Ordered, b: Ordered): number {
  return a.order - b.order || compareNames(a.name, b.name);
}

interface Ordered {
  readonly order: number;
  readonly name: string;
}
