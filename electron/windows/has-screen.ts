/**
 * Can a window be seen at all? On Linux a session without a display server has none (a build machine, a terminal over
 * the network); elsewhere there is always one.
 */
export function hasScreen(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return (
    platform !== 'linux' || [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((name) => name !== undefined && name !== '')
  );
}
