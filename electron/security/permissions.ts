import { isAppAddress } from './sender.ts';

/*
 * Electron checklist 5. Everything is denied but these two, decided on purpose:
 * - persistent-storage: the plan lives in IndexedDB; without it the engine may evict the database when the disk is short.
 * - clipboard-sanitized-write: copying a release key or a table from the window. Reading the clipboard stays denied;
 *   paste works without it.
 */
export const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write']);

export interface PermissionAsk {
  readonly permission: string;
  /** Address or origin of the page that asks. */
  readonly address: string;
  readonly isMainFrame: boolean;
}

export function isPermissionGranted(ask: PermissionAsk): boolean {
  return ask.isMainFrame && ALLOWED_PERMISSIONS.has(ask.permission) && isAppAddress(ask.address);
}

/** The part of Electron's Session this needs. */
export type PermissionSession = Pick<
  Electron.Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
>;

export function applyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(isPermissionGranted({ permission, address: details.requestingUrl, isMainFrame: details.isMainFrame }));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionGranted({
      permission,
      address: details.requestingUrl ?? requestingOrigin,
      isMainFrame: details.isMainFrame,
    }),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => {
    callback({});
  });
}
