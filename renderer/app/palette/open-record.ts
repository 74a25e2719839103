import type { SearchItem } from '../../data/search.ts';
import { useCalendarView } from '../../ui/state/calendar-view.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { useSupportTab } from '../../ui/state/support-tab.ts';

/** Goes where a record is looked at: releases, environments and services have a page, the rest stands on a calendar or in Settings. */
export function openRecord(item: SearchItem): void {
  const { go, select } = useNavigation.getState();
  const { table, id, releaseId, date } = item;
  if (table === 'people' || table === 'teams') return go('settings', 'people');
  if (table === 'releases' || table === 'environments' || table === 'services' || table === 'changes')
    return go(table, id);
  if (table === 'known-errors' || table === 'incidents') {
    useSupportTab.getState().find(table, id);
    return go('support', releaseId);
  }
  if (table !== 'bookings' && releaseId !== null) go('releases', releaseId);
  else {
    if (date !== null) useCalendarView.getState().setDate(date);
    go('calendar');
  }
  select({ table, id, occurrence: null });
}
