/*
 * As much of Jira's query language as connectors and tests use: comparisons joined by AND, OR, NOT and brackets,
 * with an order at the end. What it does not know it refuses, as Jira does.
 */

export type Field = 'project' | 'key' | 'labels' | 'status' | 'updated' | 'created' | 'fixversion' | 'summary' | 'type';
type Operator = '=' | '!=' | '>=' | '>' | '<=' | '<' | '~' | 'in' | 'not in';
export type Comparison = { readonly field: Field; readonly operator: Operator; readonly values: readonly string[] };
export type Clause =
  | { readonly all: readonly Clause[] }
  | { readonly any: readonly Clause[] }
  | { readonly not: Clause }
  | Comparison;
export interface Query {
  readonly where: Clause | null;
  readonly order: readonly { readonly field: 'updated' | 'created' | 'key'; readonly descending: boolean }[];
}

export class JqlError extends Error {}

interface Token {
  readonly text: string;
  readonly quoted: boolean;
}

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(>=|<=|!=|!~|[()=<>~,])|([^\s"'()=<>~,!]+))/y;
const FIELDS = new Map<string, Field>(
  (['project', 'key', 'labels', 'status', 'updated', 'created', 'fixversion', 'summary', 'type'] as const).map(
    (name) => [name, name],
  ),
);
for (const alias of ['issuekey', 'issue', 'id']) FIELDS.set(alias, 'key');
FIELDS.set('issuetype', 'type');

function tokensOf(jql: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const text = jql.trimEnd();
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null) throw new JqlError(`Error in the JQL Query: unexpected character at position ${at}.`);
    const quoted = found[1] ?? found[2];
    tokens.push({ text: quoted?.replace(/\\(.)/g, '$1') ?? found[3] ?? found[4] ?? '', quoted: quoted !== undefined });
  }
  return tokens;
}

export function parseJql(jql: string): Query {
  const tokens = tokensOf(jql);
  let at = 0;
  const peek = (): string => {
    const token = tokens[at];
    return token === undefined || token.quoted ? '' : token.text.toLowerCase();
  };
  const take = (): Token => {
    const token = tokens[at];
    if (token === undefined) throw new JqlError('Error in the JQL Query: unexpected end.');
    at += 1;
    return token;
  };
  const skip = (word: string): boolean => {
    if (peek() !== word) return false;
    at += 1;
    return true;
  };
  const expect = (word: string): void => {
    if (!skip(word)) throw new JqlError(`Error in the JQL Query: expecting '${word}'.`);
  };

  const any = (): Clause => {
    const parts = [all()];
    while (skip('or')) parts.push(all());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { any: parts };
  };
  const all = (): Clause => {
    const parts = [one()];
    while (skip('and')) parts.push(one());
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { all: parts };
  };
  const one = (): Clause => {
    if (skip('not')) return { not: one() };
    if (!skip('(')) return comparison();
    const inner = any();
    expect(')');
    return inner;
  };
  const comparison = (): Clause => {
    const name = take().text;
    const field = FIELDS.get(name.toLowerCase());
    if (field === undefined)
      throw new JqlError(`Field '${name}' does not exist or you do not have permission to view it.`);
    const operator = operatorOf();
    if (operator !== 'in' && operator !== 'not in') return { field, operator, values: [take().text] };
    expect('(');
    const values = [take().text];
    while (skip(',')) values.push(take().text);
    expect(')');
    return { field, operator, values };
  };
  const operatorOf = (): Operator => {
    const word = take().text.toLowerCase();
    if (word === 'not') {
      expect('in');
      return 'not in';
    }
    if (word === 'in' || word === '=' || word === '!=' || word === '~') return word;
    if (word === '>' || word === '>=' || word === '<' || word === '<=') return word;
    throw new JqlError(`Error in the JQL Query: '${word}' is no operator.`);
  };
  const orderOf = (): Query['order'] => {
    if (!skip('order')) return [];
    expect('by');
    const order: { field: 'updated' | 'created' | 'key'; descending: boolean }[] = [];
    do {
      const field = FIELDS.get(take().text.toLowerCase());
      if (field !== 'updated' && field !== 'created' && field !== 'key') throw new JqlError('Not able to sort.');
      const descending = skip('desc');
      if (!descending) skip('asc');
      order.push({ field, descending });
    } while (skip(','));
    return order;
  };

  const where = tokens.length === 0 || peek() === 'order' ? null : any();
  const order = orderOf();
  if (at < tokens.length) throw new JqlError(`Error in the JQL Query: '${tokens[at]?.text ?? ''}' is not expected.`);
  return { where, order };
}
