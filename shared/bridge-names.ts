/*
 * The names that cross between the two processes, apart from their schemas: preload needs only these,
 * and the smaller the code that runs with both worlds in reach, the better. `bridge.ts` holds a schema
 * for exactly these names; the compiler refuses one too few or one too many.
 */

export const CALL_NAMES = [
  'appInfo',
  'log',
  'openFiles',
  'saveFile',
  'printPreview',
  'printToPdf',
  'printedBytes',
  'printToPrinter',
  'backupWrite',
  'backupList',
  'backupRead',
  'windowState',
  'notify',
  'openOutside',
  'ready',
  'commandReadFile',
  'commandWriteFile',
  'commandProgress',
  'commandFinish',
  'commandSecret',
  'closeReady',
  'vaultStatus',
  'vaultUnlock',
  'vaultPassphrase',
  'vaultForgetAll',
  'secretPut',
  'secretRemove',
  'remoteCheck',
  'remoteFields',
  'remotePage',
  'remoteIds',
  'remoteRead',
  'remoteFind',
  'remoteCreate',
  'remoteUpdate',
  'remoteOperated',
  'remoteOperate',
  'remoteCancel',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const EVENT_NAMES = [
  'command',
  'commandCancel',
  'shown',
  'fileOpened',
  'menu',
  'notificationChosen',
  'closing',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];

/** IPC channel of a call or an event. */
export const callChannel = (name: CallName): string => `slipway:call:${name}`;
export const eventChannel = (name: EventName): string => `slipway:event:${name}`;

/** The origin is permanent: changing it would lose every database. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'slipway';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
