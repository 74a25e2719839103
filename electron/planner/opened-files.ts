import type { OpenedFile } from '#shared/bridge.ts';
import { LIMITS } from '#shared/limits.ts';
import { readWhole } from '../files/read.ts';

export interface OpenedFilesParts {
  readonly untilReady: () => Promise<void>;
  readonly send: (file: OpenedFile) => void;
  readonly failed: (error: unknown) => void;
}

/** Workspace files the desktop hands over, in order, once the page can take them. */
export class OpenedFiles {
  #tail: Promise<void> = Promise.resolve();

  constructor(private readonly parts: OpenedFilesParts) {}

  /** `path` absolute. Resolves when the page has it, or the failure was told. */
  open(path: string): Promise<void> {
    this.#tail = this.#after(this.#tail, path);
    return this.#tail;
  }

  async #after(before: Promise<void>, path: string): Promise<void> {
    await before;
    try {
      const file = await readWhole(path, LIMITS.workspaceFileBytes);
      await this.parts.untilReady();
      this.parts.send(file);
    } catch (error) {
      this.parts.failed(error);
    }
  }
}
