import { randomBytes } from 'node:crypto';

/** Print documents on their way to a hidden window or a preview frame, by token. In memory only. */
export class PrintDocuments {
  readonly #jobs = new Map<string, string>();
  readonly #previews = new Map<string, string>();

  constructor(private readonly mostPreviews: number) {}

  /** Keeps a document until `drop`. Returns its token. */
  addJob(html: string): string {
    const token = randomBytes(16).toString('hex');
    this.#jobs.set(token, html);
    return token;
  }

  /** Keeps a document until `mostPreviews` newer ones came. Returns its token. */
  addPreview(html: string): string {
    const token = randomBytes(16).toString('hex');
    this.#previews.set(token, html);
    for (const oldest of this.#previews.keys()) {
      if (this.#previews.size <= this.mostPreviews) break;
      this.#previews.delete(oldest);
    }
    return token;
  }

  drop(token: string): void {
    this.#jobs.delete(token);
    this.#previews.delete(token);
  }

  get(token: string): string | null {
    return this.#jobs.get(token) ?? this.#previews.get(token) ?? null;
  }

  get size(): number {
    return this.#jobs.size + this.#previews.size;
  }
}

export const printPath = (token: string): string => `/print/${token}`;
