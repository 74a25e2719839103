import type { SignIn } from '#shared/model/connection.ts';
import type { SystemKind } from '#shared/sync/remote.ts';
import { SYSTEMS } from '#shared/sync/systems/index.ts';

/** What of an account is entered beside the secret: an e-mail address, a user name, nothing. */
export const accountOf = (system: SystemKind, type: SignIn['type']) =>
  SYSTEMS[system].signIn.find((one) => one.type === type)?.account ?? 'none';

/** What the secret is called there: Jira Cloud takes an API token in the place of a password. */
export function secretKind(system: SystemKind, type: SignIn['type']): 'apiToken' | 'password' | 'token' {
  if (type === 'token') return 'token';
  return system === 'jira' ? 'apiToken' : 'password';
}
