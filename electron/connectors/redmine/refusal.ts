import { z } from 'zod';

const Errors = z.looseObject({ errors: z.array(z.string()) });

/**
 * Redmine begins a sentence with the field's name in the account's language. In English that is told apart; in
 * others the sentence is about the whole, unless there was but one field.
 */
const BEGINNINGS: readonly (readonly [string, string])[] = [
  ['Target version', 'fixed_version'],
  ['Assignee', 'assigned_to'],
  ['Due date', 'due_date'],
  ['Start date', 'start_date'],
  ['Estimated time', 'estimated_hours'],
  ['Parent task', 'parent'],
  ['Description', 'description'],
  ['Priority', 'priority'],
  ['Subject', 'subject'],
  ['Tracker', 'tracker'],
  ['Status', 'status'],
  ['Name', 'name'],
];

/**
 * The remote's own words on a write it refused, by field; '' for the whole. Null: it names nothing, which is how
 * Redmine says that somebody else wrote (its `lock_version`).
 */
export function refusalOf(raw: unknown, sent: readonly string[]): Record<string, string> | null {
  const parsed = Errors.safeParse(raw);
  if (!parsed.success) return { '': '' };
  if (parsed.data.errors.length === 0) return null;
  const reasons: Record<string, string> = {};
  for (const text of parsed.data.errors) {
    const named = BEGINNINGS.find(([beginning, field]) => text.startsWith(beginning) && sent.includes(field))?.[1];
    const field = named ?? (sent.length === 1 ? (sent[0] ?? '') : '');
    reasons[field] = [reasons[field], text].filter(Boolean).join(' ').slice(0, 500);
  }
  return reasons;
}
