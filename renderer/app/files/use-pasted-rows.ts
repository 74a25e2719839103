import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlock } from '#shared/importing/block/cells.ts';
import { IMPORT_TABLES } from '#shared/importing/mapping.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { usePasteTarget } from '../../ui/state/paste-target.ts';
import { isFloating, whereIs } from '../shortcuts/place.ts';

/**
 * A block of cells pasted outside a field goes into the list that is shown, by the preview of an import.
 * One listener for every list; a field, dialog or menu keeps what is pasted into it.
 */
export function usePastedRows(): void {
  const { t } = useTranslation('importing');
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { table } = usePasteTarget.getState();
      const pasteInto = IMPORT_TABLES.find((one) => one === table);
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const isTaken = event.defaultPrevented || whereIs(event.target).isTyping || isFloating(event.target);
      if (pasteInto === undefined || isTaken || useDialogs.getState().open !== null || !isBlock(text)) return;
      event.preventDefault();
      const bytes = new TextEncoder().encode(text);
      const file = { name: t('pasted'), size: bytes.length, bytes };
      useDialogs.getState().show({ kind: 'import', files: [file], pasteInto });
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [t]);
}
