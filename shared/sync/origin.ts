import { SlipwayError } from '../errors.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin (`https://host:port`) of the address a person typed. Everything is sent to it alone.
 *
 * @throws SlipwayError `remoteAddress`: no address, a name or password in it, or without TLS to another machine
 */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const refused = (): SlipwayError => new SlipwayError('remoteAddress', { host: url?.host ?? '' });
  // A password in an address would travel into logs, lists and files with it.
  if (url === null || url.username !== '' || url.password !== '') throw refused();
  if (url.protocol === 'https:') return url.origin;
  // The secret would cross the network in the clear.
  if (url.protocol === 'http:' && LOOPBACK.test(url.hostname)) return url.origin;
  throw refused();
}

/** Whether an address leads to this very machine, which is reached without a network. */
export function isHere(address: string): boolean {
  return URL.canParse(address) && LOOPBACK.test(new URL(address).hostname);
}
