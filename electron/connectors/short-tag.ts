/**
 * What of a client key stands in a comment, for people to read past: `Slipway 7f3a9c21b004`. Twelve characters tell
 * comments of one record apart; they are the key's last, for those of a UUIDv7 or ULID are chance and its first time.
 */
export const shortTag = (clientKey: string): string =>
  `Slipway ${clientKey
    .replaceAll(/[^0-9a-zA-Z]/g, '')
    .slice(-12)
    .toLowerCase()}`;
