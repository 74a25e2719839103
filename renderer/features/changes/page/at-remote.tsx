import type { ChangeRequest } from '#shared/model/change.ts';
import type { AtRemote } from '#shared/sync/at-remote.ts';
import { useSyncedNames } from '../../../data/synced-names.ts';
import { useLinkEdits } from '../../../sync/use-link-edits.ts';
import { RemotePanel } from '../../../ui/records/remote-panel.tsx';
import { useValueWords } from '../../../ui/records/synced-value.ts';

interface ChangeAtRemoteProps {
  readonly change: ChangeRequest;
  readonly atRemote: AtRemote;
}

/** How the change stands in the tool of operations; nothing where nothing is connected. */
export function ChangeAtRemote({ change, atRemote }: ChangeAtRemoteProps) {
  const words = useValueWords(useSyncedNames());
  const edits = useLinkEdits(change.key);
  if (words === undefined) return null;
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
