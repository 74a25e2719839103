export { ExportDialog } from './export-dialog.tsx';
export { PrintDialog } from './print-dialog.tsx';
