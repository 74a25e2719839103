import { Suspense } from 'react';
import { useDialogs, type Dialog } from '../ui/state/dialogs.ts';
import {
  BackupsDialog,
  CreateDialog,
  ExportDialog,
  HistoryDialog,
  ImportDialog,
  MeasuresDialog,
  PackDialog,
  PrintDialog,
  SlipDialog,
  SupportDocumentDialog,
  SupportSetUpDialog,
  WhatIfDialog,
  WorkspacesDialog,
} from './features.tsx';
import { Palette } from './palette/palette.tsx';
import { ShortcutsDialog } from './shortcuts/shortcuts-dialog.tsx';

/** Draws the one open dialog with the feature that owns it. */
export function DialogsHost() {
  const open = useDialogs((state) => state.open);
  const close = useDialogs((state) => state.close);
  if (open === null) return null;
  return <Suspense fallback={null}>{draw(open, close)}</Suspense>;
}

function draw(dialog: Dialog, onClose: () => void) {
  switch (dialog.kind) {
    case 'palette':
      return <Palette query={dialog.query} onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'import':
      return (
        <ImportDialog files={dialog.files} pasteInto={dialog.pasteInto} belongTo={dialog.belongTo} onClose={onClose} />
      );
    case 'print':
      return <PrintDialog onClose={onClose} />;
    case 'export':
      return <ExportDialog onClose={onClose} />;
    case 'pack':
      return <PackDialog meetingId={dialog.meetingId} onClose={onClose} />;
    case 'supportDocument':
      return <SupportDocumentDialog id={dialog.id} document={dialog.document} onClose={onClose} />;
    case 'measures':
      return <MeasuresDialog onClose={onClose} />;
    case 'create':
      return <CreateDialog what={dialog.what} when={dialog.when} given={dialog.given} onClose={onClose} />;
    case 'slip':
      return <SlipDialog releaseIds={dialog.releaseIds} onClose={onClose} />;
    case 'supportSetUp':
      return <SupportSetUpDialog releaseId={dialog.releaseId} onClose={onClose} />;
    case 'workspaces':
      return <WorkspacesDialog onClose={onClose} />;
    case 'whatIf':
      return <WhatIfDialog onClose={onClose} />;
    case 'backups':
      return <BackupsDialog onClose={onClose} />;
    case 'history':
      return <HistoryDialog table={dialog.table} id={dialog.id} onClose={onClose} />;
  }
}
