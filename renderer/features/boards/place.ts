import type { Id } from '#shared/model/schema.ts';

const BOARD = 'board:';

/** Where the settings of a board are, among the meetings. */
export const placeOfBoard = (id: Id): string => `${BOARD}${id}`;

/** The board a place is about; null for a meeting. */
export const boardOfPlace = (place: string): Id | null => (place.startsWith(BOARD) ? place.slice(BOARD.length) : null);
