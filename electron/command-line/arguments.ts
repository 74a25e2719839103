/** Switches of the engine, which the launcher, a desktop or a test driver puts in front. */
const ENGINE_SWITCH =
  /^(--(no-sandbox|headless|disable-[a-z-]+|enable-[a-z-]+|ozone-[a-z-]+|remote-debugging-[a-z]+|inspect(-brk)?|use-[a-z-]+|force-[a-z-]+|js-flags|password-store|gtk-version|user-data-dir|lang)(=.*)?|-psn_.*)$/;

/** Engine options whose value is an argument of its own. */
const WITH_VALUE = new Set(['-r', '--require']);

/**
 * What the person typed, out of `process.argv`. Unpackaged, everything up to the application's folder belongs to the
 * engine; packaged there is no such word. Engine switches are dropped only where they stand in front: behind the first
 * word of the person's they are wrong usage like any other unknown option.
 */
export function personArguments(argv: readonly string[], isPackaged: boolean): string[] {
  let at = 1;
  if (!isPackaged) {
    while (at < argv.length && (argv[at] ?? '').startsWith('-')) at += WITH_VALUE.has(argv[at] ?? '') ? 2 : 1;
    at += 1;
  }
  while (ENGINE_SWITCH.test(argv[at] ?? '')) at += 1;
  return argv.slice(at);
}
