import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConfiguration } from '../../data/live.ts';
import { errorText } from '../../ui/error-text.ts';
import { Button, Dialog, EmptyState, Progress } from '../../ui/index.ts';
import type { OpenedFile } from '#shared/bridge.ts';
import type { ImportTable } from '#shared/importing/index.ts';
import type { BelongTo } from '../../ui/state/dialogs.ts';
import { askForFiles } from './choose-files.tsx';
import { Preview } from './preview/preview.tsx';
import { useImport } from './use-import.ts';
import styles from './importing.module.css';

export interface FileImportProps {
  readonly file: OpenedFile;
  readonly index: number;
  readonly count: number;
  /** Accepted, or skipped: on to the next file. */
  readonly onDone: () => void;
  readonly onClose: () => void;
  readonly onChoose: (files: readonly OpenedFile[]) => void;
  /** The file is a block of cells that was pasted into this list. */
  readonly pasteInto?: ImportTable | undefined;
  /** The file holds what belongs to a release's early life support. */
  readonly belongTo?: BelongTo | undefined;
}

/** What the person decided: ids of conflicts that take theirs, row keys that come back. */
interface Decided {
  readonly taken: ReadonlySet<string>;
  readonly restored: ReadonlySet<string>;
}

const NOTHING: Decided = { taken: new Set(), restored: new Set() };

export function FileImport({ file, index, count, onDone, onClose, onChoose, pasteInto, belongTo }: FileImportProps) {
  const { t } = useTranslation(['importing', 'errors', 'common']);
  const configuration = useConfiguration();
  const work = useImport(file, pasteInto, belongTo);
  const [decided, setDecided] = useState(NOTHING);
  const { state, preview } = work;
  const title =
    count === 1
      ? t('importing:title', { file: file.name })
      : t('importing:titleOfSeveral', { file: file.name, index: index + 1, count });
  const isWriting = state.stage === 'working' && state.what === 'writing';
  const writes = preview !== null && (preview.writes || decided.taken.size + decided.restored.size > 0);
  const accept = async () => {
    const conflicts = Object.fromEntries([...decided.taken].map((id) => [id, 'take' as const]));
    if (await work.accept({ conflicts, restore: [...decided.restored] })) onDone();
  };
  const chooseOther = () => void askForFiles(t).then(onChoose);

  const footer = (
    <>
      <span className={styles.promise}>{preview !== null && state.stage === 'preview' ? promiseOf() : null}</span>
      <Button onPress={onClose} isDisabled={isWriting}>
        {t('common:cancel')}
      </Button>
      {count > 1 && index + 1 < count && (
        <Button onPress={onDone} isDisabled={isWriting}>
          {t('importing:nextFile')}
        </Button>
      )}
      <Button variant="primary" onPress={() => void accept()} isDisabled={state.stage !== 'preview' || !writes}>
        {t('importing:accept')}
      </Button>
    </>
  );

  function promiseOf(): string {
    if (preview?.counts === null) return '';
    return writes || (preview?.counts.failed ?? 0) > 0 ? t('importing:nothingWritten') : t('importing:nothingToDo');
  }

  if (state.stage === 'failed') {
    return (
      <Dialog title={title} onClose={onClose}>
        <EmptyState
          icon="warning"
          title={t('importing:failedHead')}
          text={errorText(t, state.error)}
          actions={
            <>
              {index + 1 < count && <Button onPress={onDone}>{t('importing:nextFile')}</Button>}
              <Button variant="primary" onPress={chooseOther}>
                {t('importing:otherFile')}
              </Button>
            </>
          }
        />
      </Dialog>
    );
  }
  const working = state.stage === 'working' ? state : null;
  if (preview === null || configuration === undefined || isWriting) {
    const label =
      working === null
        ? t('importing:planning', { file: file.name })
        : t(`importing:${working.what}`, { file: file.name });
    return (
      <Dialog title={title} onClose={isWriting ? () => undefined : onClose}>
        <Progress
          done={working?.done ?? 0}
          total={working?.total ?? 0}
          label={label}
          {...(isWriting ? {} : { onCancel: onClose })}
        />
      </Dialog>
    );
  }
  return (
    <Dialog title={title} onClose={onClose} size="full" footer={footer}>
      <Preview
        preview={preview}
        configuration={configuration}
        work={work}
        isBusy={working !== null}
        taken={decided.taken}
        onTake={(taken) => setDecided({ ...decided, taken })}
        restored={decided.restored}
        onRestore={(restored) => setDecided({ ...decided, restored })}
      />
    </Dialog>
  );
}
