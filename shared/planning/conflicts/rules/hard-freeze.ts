import { freezeRule } from './freeze.ts';

/** Nothing goes live. */
export const hardFreeze = freezeRule('hardFreeze', 'error');
