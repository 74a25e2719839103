export type Api<Answer> = (method: string, path: string, body?: unknown) => Promise<Answer>;

/**
 * A server's own REST interface, as another program uses it: past the connector.
 *
 * @param address with the path all others stand under
 * @param headers what signs in
 * @throws Error with the status and what was said, where it is no success
 */
export function apiOf<Answer>(address: string, headers: Readonly<Record<string, string>>): Api<Answer> {
  return async (method, path, body) => {
    const answer = await fetch(`${address}/${path}`, {
      method,
      headers: { ...headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${String(answer.status)} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Answer;
  };
}
