import { Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.css';
import { addDays } from '#shared/planning/days.ts';
import { settle } from './settle.ts';

/* vis-timeline as its own documentation sets it up: one group a lane, in a window of fixed height. */

/** One bar of a lane; days inclusive. */
export interface LaneBar {
  readonly id: string;
  readonly lane: number;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly first: string;
  /** YYYY-MM-DD */
  readonly last: string;
}

export interface LaneCompetitor {
  /** Shows so many lanes with these bars and the days of the window; ms until settled. */
  readonly mount: (lanes: number, bars: readonly LaneBar[], first: string, days: number) => Promise<number>;
  /** Pans by so many days, without animation; ms until settled. */
  readonly pan: (days: number) => Promise<number>;
}

declare global {
  interface Window {
    laneCompetitor?: LaneCompetitor;
  }
}

const at = (day: string): Date => new Date(`${day}T00:00:00`);
let timeline: Timeline | null = null;
let shown = { first: '', days: 0 };

window.laneCompetitor = {
  mount: (lanes, bars, first, days) => {
    const root = document.querySelector('#root') as HTMLElement;
    shown = { first, days };
    return settle(() => {
      const groups = Array.from({ length: lanes }, (_, id) => ({ id, content: `Service ${id}` }));
      const items = bars.map(({ id, lane, title, first: from, last }) => ({
        id,
        group: lane,
        content: title,
        start: at(from),
        end: at(addDays(last, 1)),
      }));
      timeline = new Timeline(root, items, groups, {
        height: 720,
        verticalScroll: true,
        start: at(first),
        end: at(addDays(first, days)),
      });
    });
  },
  pan: (by) => {
    const first = addDays(shown.first, by);
    shown = { ...shown, first };
    return settle(() => timeline?.setWindow(at(first), at(addDays(first, shown.days)), { animation: false }));
  },
};
