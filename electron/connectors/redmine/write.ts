import { SlipwayError } from '#shared/errors.ts';
import type { Raw } from '#shared/sync/field-link.ts';
import type { RemoteWrite } from '#shared/sync/remote.ts';
import type { HttpAnswer } from '../../net/client.ts';
import type { CreateRequest, OperateRequest, UpdateRequest } from '../connector.ts';
import { shortTag } from '../short-tag.ts';
import { Created, IssueJournals, OneIssue, OneVersion, Priorities, Trackers, type RedmineClient } from './client.ts';
import { issueBody, newIssueBody, numberOf, parseIssue, recordId, versionBody, withKey, type Words } from './map.ts';
import { refusalOf } from './refusal.ts';

const NO_WORDS: Words = { tracker: new Map(), priority: new Map() };

/** Writing issues, versions and notes. */
export class RedmineWriter {
  constructor(
    private readonly client: RedmineClient,
    private readonly project: string,
  ) {}

  async createIssue({ fields, clientKey }: CreateRequest): Promise<RemoteWrite> {
    const made = issueBody(fields, await this.#words(fields));
    if (!made.ok) return { state: 'refused', reasons: made.reasons };
    const issue = newIssueBody(made.body, this.project, clientKey);
    const answer = await this.client.write('POST', ['issues'], { issue });
    const write = this.#created(answer, Object.keys(fields), OneIssue.safeParse(answer.json).data?.issue);
    if (write.state === 'accepted') await this.#begin(answer, write.id, made.body['status_id']);
    return write;
  }

  /**
   * A workflow has its own status to begin with and ignores the one that was sent, which another write then sets if
   * it is allowed at all. The issue is there whatever becomes of that; reading back tells.
   */
  async #begin(answer: HttpAnswer, id: string, status: Raw | undefined): Promise<void> {
    const stands = parseIssue(OneIssue.safeParse(answer.json).data?.issue)?.status.id;
    if (status === undefined || status === '' || stands === undefined || stands === status) return;
    try {
      await this.client.write('PUT', ['issues', this.#number(id)], { issue: { status_id: status } });
    } catch (error) {
      if (!(error instanceof SlipwayError)) throw error;
    }
  }

  async createVersion({ fields, clientKey }: CreateRequest): Promise<RemoteWrite> {
    const body = versionBody(fields);
    const description = typeof body['description'] === 'string' ? body['description'] : '';
    const version = { ...body, description: withKey(description, clientKey) };
    const answer = await this.client.write('POST', ['projects', this.project, 'versions'], { version });
    return this.#created(answer, Object.keys(fields), OneVersion.safeParse(answer.json).data?.version);
  }

  async updateIssue({ before, fields }: UpdateRequest): Promise<RemoteWrite> {
    const made = issueBody(fields, await this.#words(fields));
    if (!made.ok) return { state: 'refused', reasons: made.reasons };
    const path = ['issues', this.#number(before.id)];
    return this.#updated(await this.client.write('PUT', path, { issue: made.body }), before.id, Object.keys(fields));
  }

  async updateVersion({ before, fields }: UpdateRequest): Promise<RemoteWrite> {
    const path = ['versions', this.#number(before.id)];
    const answer = await this.client.write('PUT', path, { version: versionBody(fields) });
    return this.#updated(answer, before.id, Object.keys(fields));
  }

  /** A note ends with the short tag of its key: of a note, nothing else can be found again. */
  async comment({ id, operation }: OperateRequest): Promise<RemoteWrite> {
    if (operation.type !== 'comment') throw new SlipwayError('invalidRequest', { operation: operation.type });
    const notes = `${operation.text.trimEnd()}\n\n(${shortTag(operation.clientKey)})`;
    const answer = await this.client.write('PUT', ['issues', this.#number(id)], { issue: { notes } });
    return this.#updated(answer, id, []);
  }

  async commented({ id, operation }: OperateRequest): Promise<boolean> {
    const path = ['issues', this.#number(id)];
    const { issue } = await this.client.get(path, IssueJournals, { include: 'journals' });
    return issue.journals.some(({ notes }) => notes?.includes(`(${shortTag(operation.clientKey)})`) === true);
  }

  /** Ids of the words that are to be written, asked for only then. */
  async #words(fields: Readonly<Record<string, Raw>>): Promise<Words> {
    const ids = (rows: readonly { readonly id: number; readonly name: string }[]) =>
      new Map(rows.map(({ id, name }) => [name, id]));
    return {
      tracker: 'tracker' in fields ? ids((await this.client.get(['trackers'], Trackers)).trackers) : NO_WORDS.tracker,
      priority:
        'priority' in fields
          ? ids((await this.client.get(['enumerations', 'issue_priorities'], Priorities)).issue_priorities)
          : NO_WORDS.priority,
    };
  }

  #created(answer: HttpAnswer, sent: readonly string[], record: unknown): RemoteWrite {
    if (answer.status === 422) return refused(answer, sent);
    const made = Created.safeParse(record).data;
    // It is there and nobody knows as what: looked up by its key, not made again.
    if (made === undefined) throw this.client.unanswered();
    return { state: 'accepted', id: recordId(made) };
  }

  #updated(answer: HttpAnswer, id: string, sent: readonly string[]): RemoteWrite {
    return answer.status === 422 ? refused(answer, sent) : { state: 'accepted', id };
  }

  #number(id: string): string {
    const number = numberOf(id);
    if (number === null) throw new SlipwayError('invalidRequest', { id });
    return String(number);
  }
}

function refused(answer: HttpAnswer, sent: readonly string[]): RemoteWrite {
  const reasons = refusalOf(answer.json, sent);
  return reasons === null ? { state: 'stale' } : { state: 'refused', reasons };
}
