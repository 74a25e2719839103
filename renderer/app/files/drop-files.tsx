import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '#shared/bridge.ts';
import { Icon } from '../../ui/index.ts';
import { useNotices } from '../../ui/state/notices.ts';
import { errorText } from '../../ui/error-text.ts';
import { assertSize, useTakeFiles } from './take-files.ts';
import styles from './drop-files.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

async function read(file: File): Promise<OpenedFile> {
  assertSize(file.name, file.size);
  return { name: file.name, size: file.size, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Files may be dropped anywhere on the window. Drags from within it are none of its business. */
export function DropFiles() {
  const { t } = useTranslation(['shell', 'errors']);
  const take = useTakeFiles();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the window would leave the application for the file.
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      Promise.all([...(event.dataTransfer?.files ?? [])].map(read)).then(take, (error: unknown) =>
        useNotices.getState().tell({ tone: 'error', text: errorText(t, error) }),
      );
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [take, t]);
  if (!isOver) return null;
  return (
    <div className={styles.over}>
      <div className={styles.words}>
        <Icon name="import" size={20} />
        {t('shell:dropHere')}
      </div>
    </div>
  );
}
