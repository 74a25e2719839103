import { afterEach, vi } from 'vitest';

/** Host zones of DESIGN's daylight-saving tests: none of them may change what is shown or stored. */
export const HOST_ZONES = ['UTC', 'Europe/Berlin', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe'] as const;

const original = process.env['TZ'];

afterEach(() => {
  if (original === undefined) delete process.env['TZ'];
  else process.env['TZ'] = original;
});

/**
 * Runs `look` once per host zone on freshly loaded modules and gives what each saw. Fails when the
 * runtime did not take the zone on, since then nothing would be tested.
 */
export async function inHostZones<T>(look: () => Promise<T>): Promise<T[]> {
  const seen: T[] = [];
  for (const zone of HOST_ZONES) {
    process.env['TZ'] = zone;
    const host = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const hour = new Date(Date.UTC(2026, 0, 15, 12)).getHours();
    const expected = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(
      new Date(Date.UTC(2026, 0, 15, 12)),
    );
    if (host !== zone || hour !== Number(expected)) throw new Error(`the host zone stayed ${host}, wanted ${zone}`);
    vi.resetModules();
    seen.push(await look());
  }
  return seen;
}
