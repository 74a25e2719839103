import { addMonths, format, getDay, parse, startOfWeek } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Calendar, dateFnsLocalizer } from 'react-big-calendar';
import 'react-big-calendar/lib/css/react-big-calendar.css';
import type { BenchEntry } from './contract.ts';
import { settle } from './settle.ts';

/* react-big-calendar as its own documentation sets it up, with its date-fns localizer. */

const localizer = dateFnsLocalizer({ format, parse, startOfWeek, getDay, locales: { 'en-GB': enGB } });
const DAY = 86_400_000;

interface Item {
  readonly title: string;
  readonly start: Date;
  readonly end: Date;
  readonly allDay: boolean;
}

const toItem = (entry: BenchEntry): Item => ({
  title: entry.title,
  start: new Date(`${entry.first}T00:00:00`),
  end: new Date(new Date(`${entry.last}T00:00:00`).getTime() + DAY),
  allDay: true,
});

let goNext: () => void = () => undefined;

function Page({ entries, month }: { readonly entries: readonly BenchEntry[]; readonly month: string }) {
  const [items] = useState(() => entries.map(toItem));
  const [date, setDate] = useState(() => new Date(`${month}-01T00:00:00`));
  goNext = () => setDate((now) => addMonths(now, 1));
  return (
    <Calendar
      localizer={localizer}
      culture="en-GB"
      events={items}
      date={date}
      onNavigate={setDate}
      view="month"
      onView={() => undefined}
      style={{ height: 720 }}
    />
  );
}

window.competitor = {
  mount: (entries, month) => {
    const root = createRoot(document.querySelector('#root') as HTMLElement);
    return settle(() => root.render(<Page entries={entries} month={month} />));
  },
  next: () => settle(() => goNext()),
};
