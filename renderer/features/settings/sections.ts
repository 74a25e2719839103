import type { IconName } from '../../ui/index.ts';

/** Parts of the page, in order. A group starts where something else begins. */
export const SECTIONS = [
  { id: 'general', icon: 'settings' },
  { id: 'people', icon: 'team' },
  { id: 'release-types', icon: 'release', startsGroup: true },
  { id: 'phase-types', icon: 'phase' },
  { id: 'gate-types', icon: 'gate' },
  { id: 'event-kinds', icon: 'calendar' },
  { id: 'change-types', icon: 'change' },
  { id: 'environment-purposes', icon: 'environment' },
  { id: 'release-templates', icon: 'copy' },
  { id: 'support-templates', icon: 'lifebuoy' },
  { id: 'statuses', icon: 'play' },
  { id: 'custom-fields', icon: 'list' },
  { id: 'changes', icon: 'check' },
  { id: 'risk-questions', icon: 'help' },
  { id: 'conflicts', icon: 'warning' },
  { id: 'data', icon: 'database', startsGroup: true },
  { id: 'secrets', icon: 'swap' },
  { id: 'about', icon: 'info' },
] as const satisfies readonly { readonly id: string; readonly icon: IconName; readonly startsGroup?: boolean }[];

export type SectionId = (typeof SECTIONS)[number]['id'];

export const isSection = (id: string | null): id is SectionId => SECTIONS.some((section) => section.id === id);
