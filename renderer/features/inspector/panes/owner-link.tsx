import type { Release } from '#shared/model/release.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { ContextLink } from '../pane.tsx';

/** The release it belongs to; a click shows that one here. */
export function OwnerLink({ release }: { readonly release: Release | null }) {
  const select = useNavigation((state) => state.select);
  if (release === null) return null;
  return (
    <ContextLink
      label={release.key}
      name={release.name}
      onPress={() => select({ table: 'releases', id: release.id, occurrence: null })}
    />
  );
}
