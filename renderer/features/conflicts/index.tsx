export { ConflictsPage } from './conflicts-page.tsx';
