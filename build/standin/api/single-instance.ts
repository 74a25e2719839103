import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

export interface SecondInstance {
  readonly argv: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

const FILE = 'preview-instance.lock';
/** A holder that is starting up has this long to listen; one that nobody hears is a leftover. */
const HOLDER_WAIT_MS = 5_000;

/**
 * One process owns a profile. The lock is a file made exclusively; its holder listens on a socket.
 * A second process gives its command line to the holder, or takes over when nobody listens: after a
 * SIGKILL the file stays, and its pid may already belong to someone else.
 */
export class InstanceLock {
  private held: { file: string; server: net.Server } | null = null;

  constructor(private readonly onSecond: (second: SecondInstance) => void) {}

  get isHeld(): boolean {
    return this.held !== null;
  }

  request(userData: string, message: SecondInstance): boolean {
    if (this.held) return true;
    fs.mkdirSync(userData, { recursive: true });
    const file = path.join(userData, FILE);
    const address = socketAddress(userData);
    while (!this.take(file)) {
      if (handOver(address, file, message)) return false;
      fs.rmSync(file, { force: true });
    }
    const server = this.listen(address);
    this.held = { file, server };
    return true;
  }

  release(): void {
    if (!this.held) return;
    this.held.server.close();
    fs.rmSync(this.held.file, { force: true });
    this.held = null;
  }

  private take(file: string): boolean {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  private listen(address: string): net.Server {
    if (process.platform !== 'win32') fs.rmSync(address, { force: true });
    const server = net.createServer((socket) => {
      let text = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk: string) => {
        text += chunk;
        if (!text.endsWith('\n')) return;
        socket.end('taken\n');
        this.onSecond(JSON.parse(text) as SecondInstance);
      });
      socket.on('error', () => {});
    });
    server.listen(address);
    server.unref();
    return server;
  }
}

/** Socket paths are short by law (108 bytes): the profile's folder is hashed. */
function socketAddress(userData: string): string {
  const name = `slipway-preview-${createHash('sha256').update(path.resolve(userData)).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/** Electron's call is synchronous, so another Node does the waiting. True when the holder took it. */
function handOver(address: string, lockFile: string, message: SecondInstance): boolean {
  const child = spawnSync(process.execPath, ['-e', HAND_OVER, address, lockFile, String(HOLDER_WAIT_MS)], {
    input: JSON.stringify(message),
    timeout: HOLDER_WAIT_MS * 3,
  });
  return child.status === 0;
}

/* Runs in a Node of its own. Refused while the holder lives: it has not listened yet, so try again. */
const HAND_OVER = `
const fs = require('fs'), net = require('net');
const [address, lockFile, wait] = process.argv.slice(1);
const message = fs.readFileSync(0, 'utf8'), until = Date.now() + Number(wait);
const alive = () => { try { process.kill(Number(fs.readFileSync(lockFile, 'utf8')), 0); return true; } catch (error) { return error.code === 'EPERM'; } };
const attempt = () => {
  const socket = net.connect(address, () => socket.write(message + '\\n'));
  let answer = '';
  socket.on('data', (chunk) => { answer += chunk; });
  socket.on('close', () => { if (answer.startsWith('taken')) process.exit(0); if (!alive() || Date.now() > until) process.exit(1); setTimeout(attempt, 25); });
  socket.on('error', () => {});
};
attempt();
`;
