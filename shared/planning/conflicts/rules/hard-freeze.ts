import { changeFreezeRule, freezeRule } from './freeze.ts';

/** Nothing goes live. */
export const hardFreeze = freezeRule('hardFreeze', 'error');
export const changeHardFreeze = changeFreezeRule('hardFreeze', 'error');
