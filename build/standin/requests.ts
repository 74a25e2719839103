import type { CdpSession } from './browser/connection.ts';
import type { Protocol } from './browser/protocol-types.ts';
import { type WebContents, allContents } from './api/web-contents.ts';
import { session } from './api/session.ts';
import { callableOff } from './loud.ts';
import { runtime } from './runtime.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Puts every request of documents, frames and workers before main: navigation first, then blocking, then the app's schemes. */
export async function interceptRequests(root: CdpSession): Promise<void> {
  root.on('Fetch.requestPaused', (paused) => {
    // A page may be closed while its request is being answered.
    decide(root, paused).catch((error: unknown) => {
      if (process.env['SLIPWAY_STANDIN_DEBUG']) console.error(error);
    });
  });
  await root.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function decide(root: CdpSession, paused: Paused): Promise<void> {
  const { requestId, request, frameId, resourceType } = paused;
  const contents = allContents().find((each) => each.holds(frameId)) ?? null;
  const url = runtime.addresses.toApp(request.url);
  if (resourceType === 'Document' && contents && !allowsNavigation(contents, paused, url)) {
    await root.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  const from = contents?.session ?? session.defaultSession;
  const [scheme = ''] = url.split(':');
  if (runtime.schemes.has(scheme)) {
    await respond(root, paused, url, await answer(from.protocol.handlerFor(scheme), paused, url));
    return;
  }
  const details = { url, method: request.method, resourceType: resourceType.toLowerCase() };
  if (await from.webRequest.cancels(details))
    await root.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  else await root.send('Fetch.continueRequest', { requestId });
}

/** Navigations main started itself pass; all others may be called off, as Electron's events allow. */
function allowsNavigation(contents: WebContents, paused: Paused, url: string): boolean {
  const isMainFrame = paused.frameId === contents.targetId;
  const redirected = paused.redirectedRequestId !== undefined;
  if (isMainFrame && contents.takeExpected(paused.request.url)) return true;
  const frame = contents.frame(paused.frameId);
  const event = callableOff({ url, isMainFrame, isSameDocument: false, frame, initiator: frame });
  if (!redirected) contents.emit('will-frame-navigate', event);
  if (isMainFrame) contents.emit(redirected ? 'will-redirect' : 'will-navigate', event, url, false, isMainFrame);
  return !event.defaultPrevented;
}

async function answer(
  handler: ((request: Request) => Response | Promise<Response>) | undefined,
  { request }: Paused,
  url: string,
): Promise<Response> {
  if (!handler) return Response.error();
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    runtime.addresses.toApp(value),
  ]);
  const body = request.hasPostData && request.postData !== undefined ? { body: request.postData } : {};
  try {
    return await handler(new Request(url, { method: request.method, headers, ...body }));
  } catch (error) {
    console.error(`The handler of ${url.split(':')[0]}: failed:`, error);
    return Response.error();
  }
}

async function respond(root: CdpSession, { requestId }: Paused, _url: string, response: Response): Promise<void> {
  if (response.type === 'error') {
    await root.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  const body = Buffer.from(await response.arrayBuffer());
  await root.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({
      name,
      value: runtime.addresses.textToBrowser(value),
    })),
    body: body.toString('base64'),
  });
}
