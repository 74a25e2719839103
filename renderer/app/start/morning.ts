import { useNavigation } from '../../ui/state/navigation.ts';
import { localDate } from '../local-date.ts';

const LAST_DAY = 'slipway-last-day';

/** Opens the first window of a new day on what needs somebody; later ones open where the person was. */
export function startTheDay(now: number): void {
  const today = localDate(now);
  const last = localStorage.getItem(LAST_DAY);
  localStorage.setItem(LAST_DAY, today);
  if (last !== null && last !== today) useNavigation.getState().go('thisWeek');
}
