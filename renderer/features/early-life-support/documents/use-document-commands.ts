import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupportDocument } from '#shared/documents/support/snapshot.ts';
import { useCommands } from '../../../ui/state/commands.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';

/** Offers the documents of the early life support that is open in the palette. Returns what opens one. */
export function useDocumentCommands(id: string): (document: SupportDocument) => void {
  const { t } = useTranslation(['supportDocuments', 'support']);
  const show = useDialogs((state) => state.show);
  const { open, commands } = useMemo(() => {
    const opener = (document: SupportDocument) => show({ kind: 'supportDocument', id, document });
    const group = t('support:title');
    return {
      open: opener,
      commands: [
        { id: 'support.handOver', group, title: t('dialog.handOver'), run: () => opener('hand-over') },
        { id: 'support.briefing', group, title: t('dialog.briefing'), run: () => opener('briefing') },
      ],
    };
  }, [id, show, t]);
  useCommands('support-documents', commands);
  return open;
}
