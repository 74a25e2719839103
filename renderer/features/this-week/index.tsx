export { ThisWeekPage } from './this-week-page.tsx';
