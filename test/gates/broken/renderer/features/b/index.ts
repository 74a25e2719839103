import { secret } from '../../../electron/secret.ts';
export const b = secret;
