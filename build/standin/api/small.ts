import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { loud, notOffered } from '../loud.ts';

/** No keyring: the app must show that secrets can't be kept. */
export const safeStorage = loud('safeStorage', {
  isEncryptionAvailable: (): boolean => false,
  getSelectedStorageBackend: () => 'unknown' as const,
  encryptString: (): Buffer => {
    throw notOffered('safeStorage.encryptString (no encryption available)');
  },
  decryptString: (): string => {
    throw notOffered('safeStorage.decryptString (no encryption available)');
  },
}) satisfies Pick<Electron.SafeStorage, 'isEncryptionAvailable' | 'encryptString' | 'decryptString'>;

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

/** Only files of this machine: the app itself has no network here. */
export const net = loud('net', {
  async fetch(input: string | Request): Promise<Response> {
    const url = typeof input === 'string' ? input : input.url;
    if (!url.startsWith('file:')) throw notOffered(`net.fetch of ${url.split(':')[0]}:`);
    try {
      return new Response(new Uint8Array(await fs.promises.readFile(fileURLToPath(url))));
    } catch (error) {
      throw new TypeError('net::ERR_FILE_NOT_FOUND', { cause: error });
    }
  },
  isOnline: (): boolean => false,
  online: false,
});

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
