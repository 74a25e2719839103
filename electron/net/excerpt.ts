/** Shorter parts of a header are words (`Bearer`), not secrets, and would tear holes into every text. */
const SHORTEST_SECRET = 5;
/** So much of a text is looked at, as a multiple of what is shown: it may begin with blank lines. */
const LOOKED_AT = 20;

/**
 * The first characters of a foreign text, fit to be shown: on one line, without control and direction characters,
 * and without what was sent to prove who we are: servers like to repeat it ("Unknown token abc").
 */
export function excerptOf(text: string, length: number, sentHeaders: Readonly<Record<string, string>>): string {
  let shown = withoutSecrets(text.slice(0, length * LOOKED_AT), sentHeaders);
  // A cut through a secret hides it from the search; blanks before it would bring its first half into view.
  if (text.length > length * LOOKED_AT) shown = shown.slice(0, -(secretsIn(sentHeaders)[0]?.length ?? 1));
  const clean = shown.replace(/[\s\p{C}]+/gu, ' ').trim();
  return [...clean].slice(0, length).join('');
}

/** A foreign text without what was sent to prove who we are. */
export function withoutSecrets(text: string, sentHeaders: Readonly<Record<string, string>>): string {
  return secretsIn(sentHeaders).reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
}

function secretsIn(headers: Readonly<Record<string, string>>): string[] {
  const found = Object.values(headers).flatMap((value) => {
    const parts = value.split(' ');
    const decoded = /^basic$/i.test(parts[0] ?? '') ? decodedBasic(parts[1] ?? '') : [];
    return [value, ...parts, ...decoded];
  });
  // The longest first: a part that goes before would leave the rest of the whole behind.
  return found.filter((part) => part.length >= SHORTEST_SECRET).toSorted((a, b) => b.length - a.length);
}

/** Name and password of `Basic`: who repeats them has taken them apart. */
function decodedBasic(token: string): string[] {
  const pair = Buffer.from(token, 'base64').toString('utf8');
  return [pair, pair.slice(pair.indexOf(':') + 1)];
}
