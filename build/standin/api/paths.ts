import os from 'node:os';
import path from 'node:path';
import { runtime } from '../runtime.ts';

/** Folders as Electron names them, per platform; `setPath` overrides one. */
export class Paths {
  private readonly set = new Map<string, string>();

  get(name: string): string {
    const chosen = this.set.get(name);
    if (chosen !== undefined) return chosen;
    const home = os.homedir();
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appData(home);
      case 'userData':
        // A profile of its own: its data has another origin than Electron's.
        return path.join(this.get('appData'), `${runtime.app.name} (preview runtime)`);
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return path.join(this.get('userData'), 'logs');
      case 'crashDumps':
        return path.join(this.get('userData'), 'Crashpad');
      case 'temp':
        return os.tmpdir();
      case 'exe':
      case 'module':
        return runtime.app.executable;
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return path.join(home, name.charAt(0).toUpperCase() + name.slice(1));
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  change(name: string, folder: string): void {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    this.get(name);
    this.set.set(name, folder);
  }
}

function appData(home: string): string {
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
}
