/** The command line of an Electron executable, split as Electron splits it. */
export interface StartArguments {
  /** Modules to load before the app (`-r`). */
  readonly preloads: readonly string[];
  /** Folder or file of the app; null when the app is packaged with the executable. */
  readonly app: string | null;
  readonly switches: ReadonlyMap<string, string>;
  readonly version: boolean;
}

/** `args` come without the executable. Switches before the app are the runtime's, those after it the app's; both count as switches. */
export function parseArguments(args: readonly string[], packaged: boolean): StartArguments {
  const preloads: string[] = [];
  const switches = new Map<string, string>();
  let app: string | null = null;
  let takesFile = false;
  for (const argument of args) {
    if (takesFile) {
      preloads.push(argument);
      takesFile = false;
    } else if (app === null && (argument === '-r' || argument === '--require')) {
      takesFile = true;
    } else if (argument.startsWith('--')) {
      const [name = '', ...value] = argument.slice(2).split('=');
      switches.set(name.toLowerCase(), value.join('='));
    } else if (app === null && !packaged) app = argument;
  }
  return { preloads, app, switches, version: args[0] === '--version' || args[0] === '-v' };
}
