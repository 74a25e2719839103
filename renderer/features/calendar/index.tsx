export { CalendarPage } from './page/calendar-page.tsx';
