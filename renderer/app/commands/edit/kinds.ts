/** Kinds of record the command line edits, and the words for them. */
const WORDS = {
  release: 'releases',
  releases: 'releases',
  service: 'services',
  services: 'services',
  environment: 'environments',
  environments: 'environments',
  event: 'events',
  events: 'events',
  change: 'changes',
  changes: 'changes',
} as const;

export const EDITED = ['releases', 'services', 'environments', 'events', 'changes'] as const;
export type EditedTable = (typeof EDITED)[number];

export function tableOf(word: string): EditedTable | null {
  const wanted = word.toLowerCase();
  return Object.hasOwn(WORDS, wanted) ? WORDS[wanted as keyof typeof WORDS] : null;
}
