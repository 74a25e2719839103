import type { BackupInfo, CallName, FileContent, PrintedFile, Reply } from '#shared/bridge.ts';

/** Main's side of the bridge for what the data layer asks, kept in memory. */
export class FakeMain {
  readonly backups: { readonly info: BackupInfo; readonly bytes: Uint8Array }[] = [];
  /** What the command line may read, by name. */
  readonly files = new Map<string, string | Uint8Array>();
  readonly written = new Map<string, Uint8Array>();
  /** HTML handed to the engine. */
  readonly printed: string[] = [];
  private readonly held = new Map<string, Uint8Array>();
  /** Set to refuse a call with `diskFull`. */
  refuse: CallName | null = null;
  private made = 0;

  install(): void {
    const ask = (name: CallName) => (request: never) => Promise.resolve(this.reply(name, request));
    const slipway = new Proxy({}, { get: (_, name) => ask(name as CallName) });
    Object.assign(globalThis, { window: { slipway }, location: { href: 'http://localhost/' } });
  }

  private reply(name: CallName, request: never): Reply {
    if (name === this.refuse) return { ok: false, error: { code: 'diskFull', message: '', detail: {} } };
    if (name === 'commandReadFile' && !this.files.has((request as { file: string }).file)) {
      return { ok: false, error: { code: 'fileUnreadable', message: '', detail: { name: 'missing' } } };
    }
    return { ok: true, answer: this.answer(name, request) };
  }

  private answer(name: string, request: never): unknown {
    switch (name) {
      case 'appInfo':
        return {
          version: '0.1.0',
          platform: 'linux',
          locale: 'en',
          zone: 'UTC',
          userName: 'ann',
          language: null,
          isSeen: false,
        };
      case 'backupWrite': {
        const { bytes, ...about } = request as BackupInfo & { bytes: Uint8Array };
        const createdAt = new Date(Date.UTC(2026, 10, 20, 0, 0, (this.made += 1))).toISOString();
        const info = { ...about, id: `backup-${this.made}`, createdAt, bytes: bytes.length };
        this.backups.push({ info, bytes });
        return { kept: true, backup: info };
      }
      case 'backupList':
        return { backups: this.backups.map(({ info }) => info) };
      case 'backupRead':
        return { bytes: this.backups.find(({ info }) => info.id === (request as { id: string }).id)?.bytes };
      case 'commandReadFile': {
        const { file } = request as { file: string };
        const content = this.files.get(file) ?? '';
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
        return { name: file, size: bytes.length, bytes };
      }
      case 'commandWriteFile': {
        const { path, content } = request as { path: string; content: FileContent };
        this.written.set(path, content instanceof Uint8Array ? content : this.take(content));
        return { path };
      }
      case 'printToPdf': {
        this.printed.push((request as { html: string }).html);
        const printed = `printed-${this.printed.length}`;
        this.held.set(printed, new TextEncoder().encode('%PDF'));
        return { printed };
      }
      case 'printedBytes':
        return { bytes: this.take(request) };
      default:
        return {};
    }
  }

  /** What was printed, once. */
  private take({ printed }: PrintedFile): Uint8Array {
    const bytes = this.held.get(printed);
    if (bytes === undefined) throw new Error(`${printed} is not held`);
    this.held.delete(printed);
    return bytes;
  }
}
