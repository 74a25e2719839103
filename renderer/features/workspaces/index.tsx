export { BackupsDialog } from './backups/backups-dialog.tsx';
export { HistoryDialog } from './history/history-dialog.tsx';
export { WhatIfBanner } from './what-if/banner.tsx';
export { WhatIfDialog } from './what-if/what-if-dialog.tsx';
export { WorkspacesDialog } from './plans/workspaces-dialog.tsx';
