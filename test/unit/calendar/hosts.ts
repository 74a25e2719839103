/** Host zones the calendar must look the same in: far east, far west, and where DST removes midnight. */
export const HOSTS = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Africa/Cairo', 'America/Santiago'] as const;

/** Runs with the host in another zone. Node reads `TZ` anew when it is set. */
export function inHost<T>(zone: string, run: () => T): T {
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}
