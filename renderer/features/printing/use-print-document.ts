import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { buildCalendarDocument } from '#shared/documents/calendar.ts';
import type { CalendarChoices, CalendarSnapshot } from '#shared/documents/snapshot.ts';
import { writeHtml } from '#shared/documents/writers/html.ts';
import { knownFilter } from '#shared/planning/filter-entries.ts';
import { freezeCalendar } from '../../data/calendar-document.ts';
import { markedSince, publishedCalendars } from '../../data/publications.ts';
import { useConfiguration, useLive } from '../../data/live.ts';
import { printFonts } from '../../data/print-fonts.ts';
import { useWorkspace } from '../../data/workspace-context.tsx';
import { errorText } from '../../ui/error-text.ts';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { useCalendarView } from '../../ui/state/calendar-view.ts';
import { filtersInForce } from '#shared/documents/filters-in-force.ts';

export type Layout = Pick<
  CalendarChoices,
  'view' | 'first' | 'last' | 'paper' | 'landscape' | 'colour' | 'columns' | 'lanesBy' | 'tile' | 'lockedUntil'
>;

export interface Prepared {
  readonly snapshot: CalendarSnapshot;
  /** The revision this would get if it were published. */
  readonly revision: number;
  /** Revisions published under this title, the latest first. */
  readonly published: readonly { readonly revision: number; readonly publishedAt: string }[];
}

/** What is published, and what is marked as changed since a revision. */
export interface Publishing {
  readonly publish: boolean;
  readonly since: number | null;
  /** Whether the changes are listed on pages of their own. */
  readonly list: boolean;
}

/** What stands in the range under the calendar's filter, frozen; live while the dialog is open. */
export function useSnapshot(layout: Layout, { publish, since, list }: Publishing): Prepared | undefined {
  const { t, i18n } = useTranslation();
  const { name } = useWorkspace();
  const { locale } = useAppInfo();
  const configuration = useConfiguration();
  const filter = useCalendarView((state) => state.filter);
  return useLive(
    async (db) => {
      if (configuration === undefined) return undefined;
      const known = knownFilter(filter, configuration);
      const published = await publishedCalendars(db, name);
      const revision = (published[0]?.revision ?? 0) + 1;
      const choices: CalendarChoices = {
        ...layout,
        title: name,
        zone: configuration.settings.zone,
        asOf: `${new Date().toISOString().slice(0, 19)}Z`,
        revision: publish ? revision : null,
        filters: filtersInForce(known, configuration, t),
        language: i18n.language,
        locale,
      };
      const fresh = await freezeCalendar(db, configuration, choices, known);
      const snapshot = since === null ? fresh : await markedSince(db, configuration, fresh, { revision: since, list });
      return { snapshot, revision, published };
    },
    [configuration, filter, name, locale, i18n.language, publish, since, list, JSON.stringify(layout)],
  );
}

export type Pages =
  | { readonly ok: true; readonly html: string; readonly pages: number; readonly sheetWidth: number }
  | { readonly ok: false; readonly failure: string };

/** The snapshot as the HTML that is shown and printed, or why it can't be made. */
export function usePages(snapshot: CalendarSnapshot | undefined): Pages | undefined {
  const { t } = useTranslation();
  return useMemo(() => {
    if (snapshot === undefined) return undefined;
    try {
      const document = buildCalendarDocument(snapshot, t);
      return {
        ok: true,
        html: writeHtml(document, printFonts()),
        pages: document.pages.length * Math.max(1, document.tileTexts.length),
        sheetWidth: document.sheet.tiling?.width ?? document.sheet.width,
      };
    } catch (error) {
      return { ok: false, failure: errorText(t, error) };
    }
  }, [snapshot, t]);
}
