import { changeFreezeRule, freezeRule } from './freeze.ts';

/** Only what cannot wait goes live. */
export const softFreeze = freezeRule('softFreeze', 'warning');
export const changeSoftFreeze = changeFreezeRule('softFreeze', 'warning');
