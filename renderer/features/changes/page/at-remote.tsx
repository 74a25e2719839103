import type { ChangeRequest } from '#shared/model/change.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { useAtRemote } from '../../../sync/use-at-remote.ts';
import { useLinkEdits } from '../../../sync/use-link-edits.ts';
import { RemotePanel } from '../../../ui/records/remote-panel.tsx';
import { useValueWords } from '../../../ui/records/synced-value.ts';

/** How the change stands in the tool of operations; nothing where nothing is connected. */
export function ChangeAtRemote({ change }: { readonly change: ChangeRequest }) {
  const atRemote = useAtRemote('changes', change.id);
  const words = useValueWords(useSyncedNames());
  const edits = useLinkEdits(change.key);
  if (atRemote === undefined || words === undefined) return null;
  return (
    <RemotePanel
      label={change.key}
      atRemote={atRemote}
      words={words}
      onMake={(makeable) => void edits.make(makeable, change.id)}
      onUnlink={({ link, connection }) => void edits.unlink(link, connection.name)}
      onRelink={({ link, connection }) => void edits.relink(link, connection.name)}
      onOperate={({ link }, wish) => void edits.operate(link, wish)}
      onCallBack={(operation) => void edits.callBack(operation)}
    />
  );
}
