import { randomUUID } from 'node:crypto';
import type { CallRequest, Command, CommandSummary, EventPayload, OpenedFile } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { readWhole } from '../files/read.ts';
import { writeWhole } from '../files/write.ts';
import { accessOf, type CommandAccess } from './access.ts';
import { markFolder } from './folders.ts';
import type { CommandSecrets } from './variables.ts';

export interface CommandJob {
  readonly command: Command;
  readonly workspace: string | null;
  /** Folder of whoever typed it. */
  readonly cwd: string;
  readonly progress: (line: string) => void;
  readonly secrets: CommandSecrets;
  /** Fires when whoever typed it wants it to stop. */
  readonly signal?: AbortSignal;
}

export interface RunnerParts {
  /** Waits, bounded, until the page takes commands. */
  readonly untilReady: () => Promise<void>;
  /** False when there is no page. */
  readonly send: (payload: EventPayload<'command'>) => boolean;
  readonly sendCancel: (payload: EventPayload<'commandCancel'>) => void;
  readonly keepSecret: KeepSecret;
  readonly limits: { readonly commandMs: number; readonly commandsWaiting: number };
}

/** Keeps a command's secret for a connection at an address. */
export type KeepSecret = (whose: {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly address: string;
  readonly secret: string;
}) => Promise<void>;

interface FileToWrite extends Omit<CallRequest<'commandWriteFile'>, 'content'> {
  readonly bytes: Uint8Array;
}

interface Running {
  readonly id: string;
  readonly job: CommandJob;
  readonly access: CommandAccess;
  readonly settle: (result: CommandSummary | SlipwayError) => void;
  /** Something happened: the time that it may take begins anew. */
  readonly goesOn: () => void;
}

/** Hands commands to the page, one at a time, and lets it reach the files their lines named. */
export class CommandRunner {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #running: Running | null = null;

  constructor(private readonly parts: RunnerParts) {}

  /** Commands that run or wait. */
  get waiting(): number {
    return this.#waiting;
  }

  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  /** @throws SlipwayError when the page did not come up, went away or took too long */
  async run(job: CommandJob): Promise<CommandSummary> {
    if (this.#waiting >= this.parts.limits.commandsWaiting) {
      throw new SlipwayError('internal', { name: 'tooManyCommands' });
    }
    this.#waiting += 1;
    const turn = this.#tail.then(() => this.#run(job));
    this.#tail = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  async readFile({ commandId, file }: CallRequest<'commandReadFile'>): Promise<OpenedFile> {
    const { path, limit } = this.#current(commandId).access.readable(file);
    return readWhole(path, limit);
  }

  async writeFile({ commandId, path, bytes }: FileToWrite): Promise<{ path: string }> {
    const target = this.#current(commandId).access.writable(path);
    await writeWhole(target, bytes);
    return { path: target };
  }

  progress({ commandId, line }: CallRequest<'commandProgress'>): void {
    const { job, goesOn } = this.#current(commandId);
    goesOn();
    job.progress(line);
  }

  finish({ commandId, summary }: CallRequest<'commandFinish'>): void {
    this.#current(commandId).settle(summary);
  }

  /** Where it is sent is what the command line said; the page names only which connection it is for. */
  async keepSecret({ commandId, workspaceId, connectionId }: CallRequest<'commandSecret'>): Promise<{ kept: boolean }> {
    const { command, secrets } = this.#current(commandId).job;
    if (command.name !== 'connect' || secrets.secret === null) return { kept: false };
    const { address } = command;
    await this.parts.keepSecret({ workspaceId, connectionId, address, secret: secrets.secret });
    return { kept: true };
  }

  /** The page is gone or starts anew: what it was doing will not be finished by it. */
  pageGone(): void {
    this.#running?.settle(new SlipwayError('internal', { name: 'windowGone' }));
  }

  async #run(job: CommandJob): Promise<CommandSummary> {
    await this.parts.untilReady();
    const command = markFolder(job.command, job.cwd);
    const id = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    const cancel = (): void => {
      this.parts.sendCancel({ commandId: id });
    };
    if (job.signal?.aborted === true) throw new SlipwayError('cancelled');
    job.signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await new Promise<CommandSummary>((resolve, reject) => {
        const settle = (result: CommandSummary | SlipwayError): void => {
          if (result instanceof SlipwayError) reject(result);
          else resolve(result);
        };
        const goesOn = (): void => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            settle(new SlipwayError('internal', { name: 'commandTimedOut' }));
          }, this.parts.limits.commandMs);
        };
        goesOn();
        this.#running = { id, job, access: accessOf(command, job.cwd), settle, goesOn };
        if (!this.parts.send({ commandId: id, command, workspace: job.workspace })) this.pageGone();
      });
    } finally {
      clearTimeout(timer);
      job.signal?.removeEventListener('abort', cancel);
      this.#running = null;
    }
  }

  #current(commandId: string): Running {
    if (this.#running?.id !== commandId) throw new SlipwayError('notFound', { kind: 'command', key: commandId });
    return this.#running;
  }
}
