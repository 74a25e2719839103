export { BackupsDialog } from './backups/backups-dialog.tsx';
export { HistoryDialog } from './history/history-dialog.tsx';
export { WorkspacesDialog } from './plans/workspaces-dialog.tsx';
