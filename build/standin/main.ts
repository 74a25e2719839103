import fs from 'node:fs';
import inspector from 'node:inspector';
import Module from 'node:module';
import path from 'node:path';
import { app, appControl } from './api/app.ts';
import { allContents } from './api/web-contents.ts';
import { parseArguments } from './arguments.ts';
import { unpackAsar } from './asar.ts';
import { startBrowser } from './browser/process.ts';
import { Targets } from './browser/targets.ts';
import { electron } from './electron-module.ts';
import { interceptRequests } from './requests.ts';
import { runtime } from './runtime.ts';

/*
 * The stand-in's start: as the Electron executable does it, on Node. The app's main module runs
 * first and synchronously, so that it can name its profile; then the browser starts; then `ready`.
 */
interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
}

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

const [, script = '', ...args] = process.argv;
const executable = path.resolve(script);
const electronVersion = fs.readFileSync(path.join(__dirname, 'version'), 'utf8').trim();
const packaged = packagedApp(path.dirname(executable));
const start = parseArguments(args, packaged !== null);

if (start.version) {
  process.stdout.write(`v${electronVersion} (preview runtime, not Electron)\n`);
  process.exit(0);
}

for (const [name, value] of start.switches) runtime.switches.set(name, value);
// The end-to-end runner's loader cuts its own arguments out of this very shape.
process.argv = [executable, ...args];
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: electronVersion } });
Object.assign(process, { type: 'browser', resourcesPath: path.join(path.dirname(executable), 'resources') });
if (packaged === null) Object.assign(process, { defaultApp: true });

// Node's own seam for loaders: there is no public one for CommonJS in Node 20.
const load = (Reflect.get(Module, '_load') as Load).bind(Module);
Reflect.set(Module, '_load', ((request, parent, isMain) =>
  request === 'electron' || request === 'electron/main' ? electron : load(request, parent, isMain)) satisfies Load);

const inspectPort = runtime.switches.get('inspect');
if (inspectPort !== undefined) inspector.open(Number(inspectPort) || 0);

appControl.start();
const main = findMain();
for (const module of start.preloads) load(path.resolve(module), null, false);
load(main, null, true);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => appControl.quit());
setImmediate(() => {
  if (appControl.isEnding) return;
  startRuntime().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
});

async function startRuntime(): Promise<void> {
  if (appControl.isRefused) {
    appControl.announce(app);
    return;
  }
  const browser = await startBrowser({
    userData: app.getPath('userData'),
    ownsProfile: app.hasSingleInstanceLock(),
    debuggingPort: runtime.switches.get('remote-debugging-port') ?? null,
    onExit: (how) => {
      // The browser is the app's window server: without it there is nothing left to run.
      if (!appControl.isEnding) {
        process.stderr.write(`preview runtime: the browser ended: ${how}\n`);
        appControl.exit(1);
      }
    },
  });
  runtime.browser = browser;
  runtime.targets = new Targets(browser.connection, (info) => {
    const opener = allContents().find((contents) => contents.targetId === info.openerId);
    opener?.windowOpenAsked(info.url);
  });
  await Promise.all([
    runtime.targets.start(),
    interceptRequests(browser.connection.root),
    browser.connection.root.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
  ]);
  appControl.announce(app);
}

/** An app packaged beside the executable, as electron-builder lays it out. */
function packagedApp(folder: string): string | null {
  const resources = path.join(folder, 'resources');
  if (fs.existsSync(path.join(resources, 'app.asar'))) return unpackAsar(path.join(resources, 'app.asar'));
  return fs.existsSync(path.join(resources, 'app')) ? path.join(resources, 'app') : null;
}

function findMain(): string {
  const named = packaged ?? path.resolve(start.app ?? '.');
  if (!fs.existsSync(named)) {
    process.stderr.write(`There is no app at ${named}\n`);
    process.exit(1);
  }
  const folder = fs.statSync(named).isDirectory() ? named : path.dirname(named);
  const manifestFile = path.join(folder, 'package.json');
  const manifest = fs.existsSync(manifestFile) ? (JSON.parse(fs.readFileSync(manifestFile, 'utf8')) as Manifest) : {};
  Object.assign(runtime.app, {
    path: folder,
    name: manifest.productName ?? manifest.name ?? 'Electron',
    version: manifest.version ?? electronVersion,
    packaged: packaged !== null,
    executable,
  });
  return folder === named ? path.join(folder, manifest.main ?? 'index.js') : named;
}
