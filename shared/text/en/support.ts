import { supportChecklist } from './support-checklist.ts';
import { supportPage } from './support-page.ts';
import { supportSettings } from './support-settings.ts';

/** Early life support: its board, one support's page, its template. */
export const support = { ...supportPage, ...supportChecklist, ...supportSettings } as const;
