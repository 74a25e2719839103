import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import type { RemoteIds, RemotePage, RemoteRead, RemoteRecord } from '#shared/sync/remote.ts';
import type { PageRequest, ReadRequest } from '../connector.ts';
import { Issues, OneIssue, OneVersion, Versions, type RedmineClient } from './client.ts';
import { after, cursorOf, filterOf, isWithin, watermarkOf } from './feed.ts';
import {
  ALL_ISSUE_FIELDS,
  ALL_VERSION_FIELDS,
  clientKeyOf,
  issueRecord,
  keyLine,
  numberOf,
  parseIssue,
  parseVersion,
  recordId,
  versionRecord,
  type Creations,
  type Issue,
} from './map.ts';

/** Rows Redmine gives at most, whatever is asked. */
const PAGE = 100;
const NONE: Creations = { versions: new Map(), issues: new Map() };

type Unreadable = RemotePage['unreadable'][number];
const unreadable = (raw: unknown): Unreadable => ({
  id: String(z.looseObject({ id: z.number() }).safeParse(raw).data?.id ?? ''),
  reason: 'remoteShape',
});

/** Reading issues and versions. */
export class RedmineReader {
  constructor(
    private readonly client: RedmineClient,
    private readonly project: string,
  ) {}

  async issuePage(request: PageRequest): Promise<RemotePage> {
    const cursor = cursorOf(request.next, request.watermark);
    const answer = await this.client.answer(['projects', this.project, 'issues'], {
      status_id: '*',
      limit: Math.min(request.size, PAGE),
      ...filterOf(cursor),
      ...(request.fields.includes('relations') ? { include: 'relations' } : {}),
    });
    const { issues: raws, total_count: total } = this.client.shaped(answer.json, Issues);
    const parsed = raws.map((raw) => ({ raw, issue: parseIssue(raw) }));
    const issues = parsed.flatMap(({ issue }) => (issue === null ? [] : [issue]));
    const rows = issues.map(({ id, updated_on: updated }) => ({ id, updated }));
    if (!rows.every((row) => isWithin(cursor, row))) throw this.client.filterDropped();
    // Not one row that says where to go on: without it the same page would be asked for again and again.
    if (rows.length === 0 && raws.length > 0 && total > raws.length) throw this.client.strange();
    const records = await this.#records(issues, request.fields);
    const next = after(cursor, rows, total - raws.length);
    return {
      records,
      unreadable: parsed.flatMap(({ raw, issue }) => (issue === null ? [unreadable(raw)] : [])),
      next: next === null ? null : JSON.stringify(next),
      watermark: next === null ? watermarkOf(cursor, rows, request.watermark, answer) : null,
      total: cursor.by === 'time' && cursor.since === null ? total : null,
    };
  }

  /** Versions are listed whole: their interface knows no filter and no pages. */
  async versionPage(request: PageRequest): Promise<RemotePage> {
    const raws = await this.#versions();
    const parsed = raws.map((raw) => ({ raw, version: parseVersion(raw) }));
    return {
      records: parsed.flatMap(({ version }) => {
        const record = version === null ? null : versionRecord(version, this.client.address, request.fields);
        return record === null ? [] : [record];
      }),
      unreadable: parsed.flatMap(({ raw, version }) => (version === null ? [unreadable(raw)] : [])),
      next: null,
      watermark: null,
      total: raws.length,
    };
  }

  async issueIds(next: string | null): Promise<RemoteIds> {
    const from = Number(
      z
        .string()
        .regex(/^\d{1,15}$/)
        .safeParse(next).data ?? '1',
    );
    const { issues: raws, total_count: total } = await this.client.get(['projects', this.project, 'issues'], Issues, {
      status_id: '*',
      limit: PAGE,
      sort: 'id',
      issue_id: `>=${String(from)}`,
    });
    const Bare = z.looseObject({ id: z.number().int(), created_on: z.string() });
    // A row without an id would look like one that is gone.
    const rows = raws.map((raw) => this.client.shaped(raw, Bare));
    if (rows.some(({ id }) => id < from)) throw this.client.filterDropped();
    const last = rows.at(-1);
    return {
      ids: rows.map(recordId),
      next: last === undefined || total <= rows.length ? null : String(last.id + 1),
    };
  }

  async versionIds(): Promise<RemoteIds> {
    const Bare = z.looseObject({ id: z.number().int(), created_on: z.string() });
    return { ids: (await this.#versions()).map((raw) => recordId(this.client.shaped(raw, Bare))), next: null };
  }

  async readIssues({ ids, fields }: ReadRequest): Promise<RemoteRead[]> {
    const reads: RemoteRead[] = [];
    for (const id of ids) {
      const query = fields.includes('relations') ? { include: 'relations' } : {};
      const found = await this.client.one(['issues', String(this.#number(id))], OneIssue, query);
      if (found === null || found === 'forbidden') reads.push({ state: found ?? 'gone', id });
      else {
        const issue = parseIssue(found.issue);
        if (issue === null) throw this.client.strange();
        const [record] = recordId(issue) === id ? await this.#records([issue], fields) : [];
        // Another issue has its number by now.
        reads.push(record === undefined ? { state: 'gone', id } : { state: 'present', id, record });
      }
    }
    return reads;
  }

  async readVersions({ ids, fields }: ReadRequest): Promise<RemoteRead[]> {
    const reads: RemoteRead[] = [];
    for (const id of ids) {
      const found = await this.client.one(['versions', String(this.#number(id))], OneVersion);
      if (found === null || found === 'forbidden') reads.push({ state: found ?? 'gone', id });
      else {
        const version = parseVersion(found.version);
        const record = version === null ? null : versionRecord(version, this.client.address, fields);
        if (record === null) throw this.client.strange();
        reads.push(record.id === id ? { state: 'present', id, record } : { state: 'gone', id });
      }
    }
    return reads;
  }

  /** Wherever it is by now: an issue may have been moved to another project. */
  async findIssues(clientKey: string): Promise<RemoteRecord[]> {
    const { issues: raws } = await this.client.get(['issues'], Issues, {
      status_id: '*',
      limit: PAGE,
      description: `~${keyLine(clientKey)}`,
    });
    const issues = raws.map((raw) => parseIssue(raw));
    if (!issues.every((issue) => issue?.description?.includes(keyLine(clientKey)) === true)) {
      throw this.client.filterDropped();
    }
    const own = issues.flatMap((issue) =>
      issue !== null && clientKeyOf(issue.description ?? '') === clientKey ? [issue] : [],
    );
    return await this.#records(own, ALL_ISSUE_FIELDS);
  }

  async findVersions(clientKey: string): Promise<RemoteRecord[]> {
    return (await this.#versions()).flatMap((raw) => {
      const version = parseVersion(raw);
      const record = version === null ? null : versionRecord(version, this.client.address, ALL_VERSION_FIELDS);
      return record?.clientKey === clientKey ? [record] : [];
    });
  }

  async #versions(): Promise<readonly unknown[]> {
    return (await this.client.get(['projects', this.project, 'versions'], Versions)).versions;
  }

  async #records(issues: readonly Issue[], fields: readonly string[]): Promise<RemoteRecord[]> {
    const creations = await this.#creations(issues, fields);
    return issues.map((issue) => {
      const record = issueRecord(issue, this.client.address, fields, creations);
      if (record === null) throw this.client.strange();
      return record;
    });
  }

  /** A reference says a number; which record that is takes the time of its creation, asked for a whole page at once. */
  async #creations(issues: readonly Issue[], fields: readonly string[]): Promise<Creations> {
    const versions = fields.includes('fixed_version')
      ? new Set(issues.flatMap(({ fixed_version: version }) => (version === undefined ? [] : [version.id])))
      : new Set<number>();
    const parents = fields.includes('parent')
      ? new Set(issues.flatMap(({ parent }) => (parent === undefined ? [] : [parent.id])))
      : new Set<number>();
    if (versions.size === 0 && parents.size === 0) return NONE;
    return {
      versions: versions.size === 0 ? NONE.versions : await this.#versionCreations(versions),
      issues: parents.size === 0 ? NONE.issues : await this.#issueCreations(parents, issues),
    };
  }

  async #versionCreations(wanted: ReadonlySet<number>): Promise<Map<number, string>> {
    const rows = (await this.#versions()).flatMap((raw) => parseVersion(raw) ?? []);
    const found = new Map(rows.map(({ id, created_on: created }) => [id, created]));
    // Of a subproject, or of another project since the issue moved.
    for (const id of wanted) {
      if (found.has(id)) continue;
      const one = await this.client.one(['versions', String(id)], OneVersion);
      const version = one === null || one === 'forbidden' ? null : parseVersion(one.version);
      if (version !== null) found.set(id, version.created_on);
    }
    return found;
  }

  async #issueCreations(wanted: ReadonlySet<number>, known: readonly Issue[]): Promise<Map<number, string>> {
    const found = new Map(known.map(({ id, created_on: created }) => [id, created]));
    const missing = [...wanted].filter((id) => !found.has(id));
    if (missing.length === 0) return found;
    const { issues: raws } = await this.client.get(['issues'], Issues, {
      status_id: '*',
      limit: PAGE,
      issue_id: missing.join(','),
    });
    const rows = raws.flatMap((raw) => parseIssue(raw) ?? []);
    if (!rows.every(({ id }) => wanted.has(id))) throw this.client.filterDropped();
    for (const { id, created_on: created } of rows) found.set(id, created);
    return found;
  }

  #number(id: string): number {
    const number = numberOf(id);
    if (number === null) throw new SlipwayError('invalidRequest', { id });
    return number;
  }
}
