import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { loud, notOffered } from '../loud.ts';

/** No keyring: the app must show that secrets can't be kept. */
export const safeStorage = loud('safeStorage', {
  isAsyncEncryptionAvailable: async () => false,
  getSelectedStorageBackend: () => 'unknown' as const,
  encryptStringAsync: async () => {
    throw notOffered('safeStorage.encryptStringAsync (no encryption available)');
  },
  decryptStringAsync: async () => {
    throw notOffered('safeStorage.decryptStringAsync (no encryption available)');
  },
}) satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = {
  id: 1,
  label: '',
  scaleFactor: 1,
  rotation: 0,
  internal: false,
  bounds: area,
  workArea: area,
  size: area,
  workAreaSize: area,
};

/** One display of a fixed size. */
export const screen = loud(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);

let clipboardText = '';
/** A clipboard of its own, so that a test run never touches the person's. */
export const clipboard = loud('clipboard', {
  readText: (): string => clipboardText,
  writeText: (text: string): void => {
    clipboardText = text;
  },
  clear: (): void => {
    clipboardText = '';
  },
});
