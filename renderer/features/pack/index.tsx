export { PackDialog } from './pack-dialog.tsx';
