import type { Candidate, FileValue } from '../candidate.ts';
import type { KindQuestion } from '../kind-choice.ts';
import { Numbered } from '../numbered.ts';
import type { ParsedCalendar } from '../parsed.ts';

/** Every event of a calendar as a candidate, with the kind it becomes. */
export function calendarCandidates(parsed: ParsedCalendar, kindOf: (question: KindQuestion) => string): Candidate[] {
  const keys = new Numbered();
  return parsed.items.map(({ rowKey: wanted, line, fields, splitFrom }) => {
    const rowKey = keys.unique(wanted);
    const { title, categories } = fields;
    const values: Record<string, FileValue> = { kindId: { value: kindOf({ rowKey, text: '', title, categories }) } };
    for (const [name, value] of Object.entries(fields)) values[name] = { value };
    return { rowKey, line, label: title, fields: values, whenNew: {}, splitFrom };
  });
}
