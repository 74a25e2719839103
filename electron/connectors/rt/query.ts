/*
 * TicketSQL and TransactionSQL of Request Tracker. No date is ever asked for: RT reads one on the clock of the
 * account and takes the zone that stands with it for nothing, and one it can't read at all it drops, which matches
 * everything. Numbers of transactions say the same without a clock.
 */

/** A text as RT's queries quote it. */
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const inQueue = (queue: string): string => `Queue = ${quoted(queue)}`;

/** Tickets of a queue from a number on. Reminders, merged and deleted tickets never show in a search. */
export const ticketsAfter = (queue: string, id: number): string => `${inQueue(queue)} AND id > ${String(id)}`;

export const ticketsOf = (queue: string, ids: readonly number[]): string =>
  `${inQueue(queue)} AND (${ids.map((id) => `id = ${String(id)}`).join(' OR ')})`;

export const ticketsReferringTo = (uri: string): string => `RefersTo = ${quoted(uri)}`;

/**
 * What happened to tickets of a queue from a number on. Correspondence and mail change no field, and many accounts may
 * not see them: rows nobody may see are left out of a page, which then looks like the last.
 */
export const transactionsAfter = (queue: string, id: number): string =>
  [
    "ObjectType = 'RT::Ticket'",
    `TicketQueue = ${quoted(queue)}`,
    ...['Comment', 'EmailRecord', 'CommentEmailRecord'].map((type) => `Type != '${type}'`),
    `id > ${String(id)}`,
  ].join(' AND ');

export const commentsWith = (ticket: number, words: string): string =>
  `ObjectType = 'RT::Ticket' AND ObjectId = ${String(ticket)} AND Type = 'Comment' AND Subject LIKE ${quoted(words)}`;
