import type { BackupInfo, CallName, Reply } from '#shared/bridge.ts';

/** Main's side of the bridge for what the data layer asks, kept in memory. */
export class FakeMain {
  readonly backups: { readonly info: BackupInfo; readonly bytes: Uint8Array }[] = [];
  /** What the command line may read, by name. */
  readonly files = new Map<string, string | Uint8Array>();
  readonly written = new Map<string, Uint8Array>();
  /** HTML handed to the engine. */
  readonly printed: string[] = [];
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
        return { version: '0.1.0', platform: 'linux', locale: 'en', zone: 'UTC', userName: 'ann', language: null };
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
        const { path, bytes } = request as { path: string; bytes: Uint8Array };
        this.written.set(path, bytes);
        return { path };
      }
      case 'printToPdf': {
        this.printed.push((request as { html: string }).html);
        return { bytes: new TextEncoder().encode('%PDF') };
      }
      default:
        return {};
    }
  }
}
