import type { Release } from '#shared/model/release.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { useAtRemote } from '../../../sync/use-at-remote.ts';
import { useLinkEdits } from '../../../sync/use-link-edits.ts';
import { RemotePanel } from '../../../ui/records/remote-panel.tsx';
import { useValueWords } from '../../../ui/records/synced-value.ts';

/** How the release stands where development plans; nothing where nothing is connected. */
export function ReleaseAtRemote({ release }: { readonly release: Release }) {
  const atRemote = useAtRemote('releases', release.id);
  const words = useValueWords(useSyncedNames());
  const edits = useLinkEdits(release.key);
  if (atRemote === undefined || words === undefined) return null;
  return (
    <RemotePanel
      label={release.key}
      atRemote={atRemote}
      words={words}
      onMake={(makeable) => void edits.make(makeable, release.id)}
      onUnlink={({ link, connection }) => void edits.unlink(link, connection.name)}
      onRelink={({ link, connection }) => void edits.relink(link, connection.name)}
      onOperate={({ link }, wish) => void edits.operate(link, wish)}
      onCallBack={(operation) => void edits.callBack(operation)}
    />
  );
}
