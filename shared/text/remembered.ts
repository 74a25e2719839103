import type { Text } from './index.ts';

type Sentence = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/**
 * The same text, looked up once for each sentence that takes no values: a report of hundreds of changes says the
 * labels of their fields again for every one, and a look-up costs a hundred times the answer.
 */
export function remembered(t: Text): Text {
  const look = t as unknown as Sentence;
  const said = new Map<string, string>();
  const once: Sentence = (key, values) => {
    // What depends on values is said anew.
    if (values !== undefined) return look(key, values);
    const known = said.get(key);
    if (known !== undefined) return known;
    const sentence = look(key);
    said.set(key, sentence);
    return sentence;
  };
  return once as unknown as Text;
}
