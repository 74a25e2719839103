import FullCalendar, { type CalendarRef } from '@fullcalendar/react';
import dayGridPlugin from '@fullcalendar/react/daygrid';
import '@fullcalendar/react/skeleton.css';
import classicThemePlugin from '@fullcalendar/react/themes/classic';
import '@fullcalendar/react/themes/classic/palette.css';
import '@fullcalendar/react/themes/classic/theme.css';
import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { addDays } from '#shared/planning/days.ts';
import { settle } from './settle.ts';

/* FullCalendar as its own documentation sets it up; "+n more" as in Slipway, four entries a day. */

const calendar = createRef<CalendarRef>();

window.competitor = {
  mount: (entries, month) => {
    const root = createRoot(document.querySelector('#root') as HTMLElement);
    const events = entries.map(({ id, title, first, last }) => ({
      id,
      title,
      start: first,
      end: addDays(last, 1),
      allDay: true,
    }));
    return settle(() =>
      root.render(
        <FullCalendar
          ref={calendar}
          plugins={[dayGridPlugin, classicThemePlugin]}
          initialView="dayGridMonth"
          initialDate={`${month}-01`}
          dayMaxEvents={4}
          height={720}
          events={events}
        />,
      ),
    );
  },
  next: () => settle(() => calendar.current?.getApi().next()),
};
