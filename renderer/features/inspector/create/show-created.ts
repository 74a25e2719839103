import { useNavigation, type PageId, type Selection } from '../../../ui/state/navigation.ts';

/** Opens what was made beside the page; the settings have nothing beside them, so there it goes to `home`. */
export function showCreated(table: Selection['table'], id: string, home: PageId): void {
  const { page, go, select } = useNavigation.getState();
  if (page === 'settings') go(home);
  select({ table, id, occurrence: null });
}
