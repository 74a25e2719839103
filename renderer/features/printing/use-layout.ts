import { useState } from 'react';
import type { AgendaColumn, DocumentView, Paper, TilePaper } from '#shared/bridge.ts';
import { agendaColumnsOf } from '#shared/documents/agenda-pages.ts';
import { tilesOf } from '#shared/documents/paper.ts';
import { usualLandscape } from '#shared/documents/snapshot.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Grouping } from '#shared/planning/lanes/grouping.ts';
import { type CalendarViewName, useCalendarView } from '../../ui/state/calendar-view.ts';
import type { Layout } from './use-print-document.ts';
import { useRange, type ChosenRange } from './use-range.ts';

export interface ChosenLayout {
  readonly layout: Layout;
  readonly range: ChosenRange;
  readonly setView: (view: DocumentView) => void;
  readonly setPaper: (paper: Paper) => void;
  readonly setTile: (tile: TilePaper | null) => void;
  readonly setLandscape: (landscape: boolean) => void;
  readonly setColour: (colour: boolean) => void;
  readonly setLanesBy: (by: Grouping) => void;
  readonly setLockedUntil: (day: PlainDate | null) => void;
  readonly setColumns: (columns: readonly AgendaColumn[]) => void;
}

/** The paper's nearest to each view of the window. */
const VIEW_OF = {
  month: 'month',
  week: 'month',
  day: 'month',
  agenda: 'agenda',
  quarter: 'quarter',
  year: 'year',
  lanes: 'lanes',
} as const satisfies Record<CalendarViewName, DocumentView>;
/** The days each view is made for. */
const RANGE_OF = {
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  lanes: 'quarter',
  ladder: 'quarter',
  agenda: 'month',
} as const;

/** How the calendar goes on paper; starts from how it is looked at. */
export function useLayout(zone: string): ChosenLayout {
  const shown = useCalendarView((state) => state.view);
  const [view, setView] = useState<DocumentView>(VIEW_OF[shown]);
  const range = useRange(zone, RANGE_OF[view]);
  const [paper, setPaper] = useState<Paper>('a4');
  const [tile, setTile] = useState<TilePaper | null>(null);
  const [landscape, setLandscape] = useState(usualLandscape(view));
  const [colour, setColour] = useState(true);
  const [columns, setColumns] = useState<readonly AgendaColumn[]>(agendaColumnsOf({}));
  const [lockedUntil, setLockedUntil] = useState<PlainDate | null>(null);
  const [lanesBy, setLanesBy] = useState<Grouping>('service');
  const { first, last } = range;
  return {
    layout: {
      view,
      first,
      last,
      paper,
      landscape,
      colour,
      columns,
      lanesBy,
      ...(tile === null ? {} : { tile }),
      ...(lockedUntil === null ? {} : { lockedUntil }),
    },
    range,
    setView: (next) => {
      setView(next);
      setLandscape(usualLandscape(next));
      // Days that were typed stay; a month of a year's sheet would be one row.
      if (range.preset !== 'custom' && next !== 'agenda') range.choose(RANGE_OF[next]);
    },
    setPaper: (next) => {
      setPaper(next);
      if (tile !== null && !tilesOf(next).includes(tile)) setTile(null);
    },
    setTile,
    setLandscape,
    setColour,
    setLockedUntil,
    setLanesBy,
    setColumns,
  };
}
