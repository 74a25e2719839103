import { uuidv7 } from '../../data/ids.ts';

/** Id of a record made now. */
export const newId = (): string => uuidv7(Date.now());
