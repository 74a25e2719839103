import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PRINT_POLICY, WINDOW_POLICY, policyHeader } from '../security/content-policy.ts';
import { contentTypeOf } from './content-types.ts';
import type { PrintDocuments } from './print-documents.ts';
import { resolveTarget } from './resolve.ts';

/** Sent with every answer, whatever it is: a refusal is a page as well. */
function headers(policy: string, contentType: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'content-type': contentType,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // The bundle changes with the app, and comes from the same disk: a cached copy is asked for again.
    'cache-control': 'no-cache',
  };
}

const WINDOW = policyHeader(WINDOW_POLICY);
const PRINT = policyHeader(PRINT_POLICY);

function refusal(status: 400 | 403 | 404 | 405): Response {
  return new Response(null, { status, headers: headers(PRINT, 'text/plain; charset=utf-8') });
}

/** Answers `app://slipway/…` from the renderer's folder and the print documents; nothing else exists. */
export function createProtocolHandler(folder: string, documents: PrintDocuments) {
  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const target = resolveTarget(request.url);
    if (target.type === 'refused') return refusal(target.reason === 'malformed' ? 400 : 403);
    if (target.type === 'print') {
      const html = documents.get(target.token);
      if (html === null) return refusal(404);
      return new Response(html, { headers: headers(PRINT, 'text/html; charset=utf-8') });
    }
    const contentType = contentTypeOf(target.path);
    if (contentType === null) return refusal(404);
    const bytes = await readFile(join(folder, target.path)).catch(() => null);
    if (bytes === null) return refusal(404);
    return new Response(new Uint8Array(bytes), { headers: headers(WINDOW, contentType) });
  };
}
