import * as about from './about.ts';
import { answer, type FakeAnswer, type FakeRequest, type FakeServer } from '../support/fake-http.ts';
import { refusal } from './http.ts';
import * as issues from './issues.ts';
import type { Site } from './issues.ts';
import type { JiraModel } from './model.ts';
import { bulkFetch, searchByPosition, searchByToken } from './searches.ts';
import * as versions from './versions.ts';
import { Wire } from './wire.ts';

type Route = (site: Site, request: FakeRequest) => FakeAnswer;

/** `*` stands for one segment. */
const SHARED: Readonly<Record<string, Route>> = {
  'GET myself': about.myself,
  'GET mypermissions': about.myPermissions,
  'GET serverInfo': about.serverInfo,
  'GET field': about.listFields,
  'GET status': about.listStatuses,
  'GET priority': about.listPriorities,
  'GET project/*': about.getProject,
  'GET project/*/statuses': about.projectStatuses,
  'GET project/*/version': versions.listVersions,
  'GET project/*/versions': versions.allVersions,
  'GET user/assignable/search': about.assignable,
  'GET issue/createmeta/*/issuetypes': about.createMeta,
  'POST issue': issues.createIssue,
  'GET issue/*': issues.getIssue,
  'PUT issue/*': issues.editIssue,
  'DELETE issue/*': issues.deleteIssue,
  'GET issue/*/transitions': issues.getTransitions,
  'POST issue/*/transitions': issues.doTransition,
  'GET issue/*/comment': issues.getComments,
  'POST issue/*/comment': issues.addComment,
  'POST version': versions.createVersion,
  'GET version/*': versions.getVersion,
  'PUT version/*': versions.updateVersion,
};
const CLOUD: Readonly<Record<string, Route>> = {
  ...SHARED,
  'POST search/jql': searchByToken,
  'POST issue/bulkfetch': bulkFetch,
};
const DATA_CENTER: Readonly<Record<string, Route>> = {
  ...SHARED,
  'POST search': searchByPosition,
  'GET user': about.findUser,
};

/** A modelled Jira as whatever carries requests sees it. */
export class FakeJira implements FakeServer {
  readonly site: Site;
  /** Requests that came in, in their order; what a test counts. */
  readonly requests: FakeRequest[] = [];
  readonly #turnedAway: FakeAnswer[] = [];

  constructor(readonly model: JiraModel) {
    this.site = { model, wire: new Wire(model) };
  }

  get contextPath(): string {
    return this.model.options.contextPath ?? '';
  }

  /** The next request is answered by this, and does nothing. 429, 503, a sign-in page. */
  answerNext(...answers: readonly FakeAnswer[]): void {
    this.#turnedAway.push(...answers);
  }

  handle(request: FakeRequest): FakeAnswer {
    this.requests.push(request);
    const date = new Date(this.model.options.now()).toUTCString();
    const given = this.#turnedAway.shift() ?? this.#route(request);
    return { ...given, headers: { date, ...given.headers } };
  }

  #route(request: FakeRequest): FakeAnswer {
    const { options } = this.model;
    const [rest, api, version, ...path] = request.path;
    if (rest !== 'rest' || api !== 'api' || version !== (options.flavour === 'cloud' ? '3' : '2')) return answer(404);
    if (options.authorization !== undefined && request.headers.get('authorization') !== options.authorization) {
      return refusal(401, ['You are not authenticated. Authentication required to perform this operation.']);
    }
    const routes = options.flavour === 'cloud' ? CLOUD : DATA_CENTER;
    const name = `${request.method} ${path.join('/')}`;
    const route =
      routes[name] ?? routes[Object.keys(routes).find((pattern) => matches(pattern, request.method, path)) ?? ''];
    return route === undefined ? answer(404) : route(this.site, request);
  }
}

function matches(pattern: string, method: string, path: readonly string[]): boolean {
  const [verb, where = ''] = pattern.split(' ');
  const parts = where.split('/');
  return (
    verb === method && parts.length === path.length && parts.every((part, at) => part === '*' || part === path[at])
  );
}
