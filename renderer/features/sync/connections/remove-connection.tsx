import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { useEdit } from '../../../data/edit.ts';
import { useLive } from '../../../data/live.ts';
import { removeSecret } from '../../../data/vault.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { removalOf } from '../../../sync/connection-edits.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { Confirm } from '../../../ui/index.ts';
import { useNotices } from '../../../ui/state/notices.ts';

interface RemoveConnectionProps {
  readonly connection: Connection;
  readonly onClose: () => void;
}

/** Says what stays and what goes before it is done. */
export function RemoveConnection({ connection, onClose }: RemoveConnectionProps) {
  const { t } = useTranslation('syncConnections');
  const { id: workspaceId } = useWorkspace();
  const edit = useEdit();
  const errorText = useErrorText();
  const tell = useNotices((state) => state.tell);
  const removal = useLive((db) => removalOf(db, connection), [connection]);
  if (removal === undefined) return null;
  const { changes, linked, waiting } = removal;
  const system = t(`system.${connection.system}`);
  const remove = async () => {
    onClose();
    if ((await edit('connectionRemoved', { label: connection.name }, changes)) === null) return;
    await removeSecret(workspaceId, connection.id).catch((error: unknown) =>
      tell({ tone: 'error', text: errorText(error) }),
    );
  };
  return (
    <Confirm
      title={t('remove.title', { name: connection.name })}
      text={
        <>
          <p>{linked === 0 ? t('remove.none') : t('remove.stays', { count: linked, system })}</p>
          {waiting > 0 && <p>{t('remove.waits', { count: waiting })}</p>}
          <p>{t('remove.there', { system })}</p>
          <p>{t('remove.secret')}</p>
        </>
      }
      confirmLabel={t('remove.confirm')}
      onConfirm={() => void remove()}
      onCancel={onClose}
    />
  );
}
