import { b } from '../b/index.ts';
export const a = b;
