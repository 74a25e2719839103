/**
 * Segments of the path a system stands under (`https://host/redmine/` → `['redmine']`), unencoded, as the client
 * takes them. Empty where it stands at the root.
 */
export function basePath(address: string): string[] {
  if (!URL.canParse(address)) return [];
  return new URL(address).pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
}

/** A `%` that encodes nothing stands for itself. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Where a person looks at something: the address as entered, with what follows it. */
export const pageUrl = (address: string, path: string): string =>
  `${address.replace(/[?#].*$/, '').replace(/\/+$/, '')}/${path}`;
