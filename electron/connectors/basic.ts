/** The header of a name and a password; UTF-8, as all the systems take it (RFC 7617, 2.1). */
export const basicAuthorization = (account: string, secret: string): string =>
  `Basic ${Buffer.from(`${account}:${secret}`, 'utf8').toString('base64')}`;
