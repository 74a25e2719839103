import { useTranslation } from 'react-i18next';
import { call } from '../../bridge.ts';
import { errorText } from '../../ui/error-text.ts';
import { Button, Dialog, EmptyState } from '../../ui/index.ts';
import { useNotices } from '../../ui/state/notices.ts';
import type { OpenedFile } from '#shared/bridge.ts';
import { IMPORT_ENDINGS } from '#shared/importing/index.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Text } from '#shared/text/index.ts';

/** Asks with the desktop's own dialog; none when the person cancelled or a file was refused (a notice says why). */
export async function askForFiles(t: Text): Promise<OpenedFile[]> {
  const filters = [{ name: t('importing:filesFilter'), extensions: IMPORT_ENDINGS }];
  try {
    const title = t('importing:chooseHead');
    return (await call('openFiles', { title, filters, multiple: true, maxBytes: LIMITS.importFileBytes })).files;
  } catch (error) {
    useNotices.getState().tell({ tone: 'error', text: errorText(t, error) });
    return [];
  }
}

export interface ChooseFilesProps {
  readonly onChoose: (files: readonly OpenedFile[]) => void;
  readonly onClose: () => void;
}

export function ChooseFiles({ onChoose, onClose }: ChooseFilesProps) {
  const { t } = useTranslation(['importing', 'errors']);
  const choose = () => void askForFiles(t).then(onChoose);
  return (
    <Dialog title={t('importing:chooseTitle')} onClose={onClose}>
      <EmptyState
        icon="import"
        title={t('importing:chooseHead')}
        text={t('importing:chooseText')}
        actions={
          <Button variant="primary" autoFocus onPress={choose}>
            {t('importing:chooseFiles')}
          </Button>
        }
      />
    </Dialog>
  );
}
