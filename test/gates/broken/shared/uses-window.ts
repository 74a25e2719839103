import { secret } from '../electron/secret.ts';
import { readFileSync } from 'node:fs';
export const broken = [secret, readFileSync];
