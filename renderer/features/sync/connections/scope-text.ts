import type { Connection } from '#shared/model/connection.ts';
import type { Text } from '#shared/text/index.ts';

/** "project PAY": what of a system a connection is about, in a few words. */
export function scopeText(t: Text, { project, jql, queue }: Connection['scope']): string {
  if (project !== '' && jql !== '') return t('syncConnections:scope.projectAndJql', { project, jql });
  if (project !== '') return t('syncConnections:scope.project', { project });
  if (jql !== '') return t('syncConnections:scope.jql', { jql });
  return queue === '' ? t('syncConnections:scope.none') : t('syncConnections:scope.queue', { queue });
}

/** The host of an address; the address itself where it is none. */
export const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);
