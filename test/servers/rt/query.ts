/* The few forms of TicketSQL and TransactionSQL a planner asks by. Anything else is none. */

export interface Condition {
  readonly name: string;
  readonly operator: '=' | '!=' | '>' | 'LIKE';
  readonly value: string;
}

/** All of them hold, of each at least one. */
export type Query = readonly (readonly Condition[])[];

const CONDITION = /^(\w+) (=|!=|>|LIKE) (?:'((?:[^'\\]|\\.)*)'|(\d+))/;

/** What stands at the beginning of a text: one condition, or several of which one is to hold. */
function partOf(text: string): { readonly conditions: readonly Condition[]; readonly rest: string } | null {
  const isMany = text.startsWith('(');
  const conditions: Condition[] = [];
  for (let rest = isMany ? text.slice(1) : text; ; rest = rest.slice(' OR '.length)) {
    const [whole = '', name = '', operator = '', words, number = ''] = CONDITION.exec(rest) ?? [];
    if (whole === '') return null;
    const value = words === undefined ? number : words.replaceAll(/\\(.)/g, '$1');
    conditions.push({ name, operator: operator as Condition['operator'], value });
    rest = rest.slice(whole.length);
    if (!isMany) return { conditions, rest };
    if (rest.startsWith(')')) return { conditions, rest: rest.slice(1) };
    if (!rest.startsWith(' OR ')) return null;
  }
}

/** Null: it is not understood. */
export function parseQuery(text: string): Query | null {
  const query: (readonly Condition[])[] = [];
  for (let rest = text; ; rest = rest.slice(' AND '.length)) {
    const part = partOf(rest);
    if (part === null) return null;
    query.push(part.conditions);
    rest = part.rest;
    if (rest === '') return query;
    if (!rest.startsWith(' AND ')) return null;
  }
}

/** Null: a row has no such name. Texts are the same in any case. */
export function isMatch(query: Query, valueOf: (name: string) => string | readonly string[] | null): boolean | null {
  let isAll = true;
  for (const either of query) {
    let isAny = false;
    for (const { name, operator, value } of either) {
      const found = valueOf(name);
      if (found === null) return null;
      isAny ||= [found].flat().some((one) => holds(one.toLowerCase(), operator, value.toLowerCase()));
    }
    isAll &&= isAny;
  }
  return isAll;
}

function holds(found: string, operator: Condition['operator'], value: string): boolean {
  switch (operator) {
    case '=':
      return found === value;
    case '!=':
      return found !== value;
    case '>':
      return Number(found) > Number(value);
    case 'LIKE':
      return found.includes(value);
  }
}
