/** Electron's permission names as the browser's own; one may stand for several. */
const BROWSER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'display-capture': ['display-capture'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  'local-fonts': ['local-fonts'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'persistent-storage': ['persistent-storage'],
  'screen-wake-lock': ['screen-wake-lock'],
  sensors: ['accelerometer', 'gyroscope', 'magnetometer', 'ambient-light-sensor'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
};

export interface PermissionAnswer {
  /** The browser's name of the permission. */
  readonly name: string;
  readonly granted: boolean;
}

/** Asks `isGranted` about every permission the browser knows. */
export function permissionAnswers(isGranted: (permission: string) => boolean): PermissionAnswer[] {
  return Object.entries(BROWSER_NAMES).flatMap(([permission, names]) => {
    const granted = isGranted(permission);
    return names.map((name) => ({ name, granted }));
  });
}
