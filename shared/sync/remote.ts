import { z } from 'zod';
import { StatusCategory } from '../model/configuration.ts';
import { openObject, requiredText, shortText } from '../model/schema.ts';
import { Instant } from '../model/time.ts';
import { Raw } from './field-link.ts';

/*
 * What a connector says of a remote system, in words that are the same for every one: the planner of
 * synchronising knows no other. A connector (electron/connectors/<kind>) translates; it decides nothing.
 */

/** The systems there are connectors for. */
export const SystemKind = z.enum(['jira', 'jira-dc', 'redmine', 'rt']);
export type SystemKind = z.infer<typeof SystemKind>;

/** Kinds of remote records, by what they are to a planner. */
export const RemoteKind = z.enum(['issue', 'version', 'ticket']);
export type RemoteKind = z.infer<typeof RemoteKind>;

/** Somebody there, as far as the system tells. */
export const RemotePerson = openObject({ id: requiredText, name: shortText });
export type RemotePerson = z.infer<typeof RemotePerson>;

/**
 * One record as it stands there. `id` never changes and, where the system uses ids again, holds what tells
 * two apart (Redmine on SQLite: id and creation). `key` is what people call it and may change (a moved issue).
 */
export const RemoteRecord = openObject({
  kind: RemoteKind,
  id: requiredText,
  key: requiredText,
  /** Where a person looks at it, on the connection's own origin; empty where there is no page. */
  url: z.string().max(2_000).default(''),
  /** Null where the system keeps none (Jira's versions). */
  updatedAt: Instant.nullable().default(null),
  updatedBy: RemotePerson.nullable().default(null),
  /** By the remote's own field names; only what a mapping may ask for. */
  fields: z.record(z.string(), Raw),
  /** The key this planner put there when it created the record. */
  clientKey: z.string().nullable().default(null),
  /** What a write may name so that it fails if somebody wrote since (an ETag); null where there is no such thing. */
  revision: z.string().max(500).nullable().default(null),
});
export type RemoteRecord = z.infer<typeof RemoteRecord>;

/**
 * A page of a feed. `next` is where to go on, opaque to everybody but the connector; null: the feed is through
 * and `watermark` is where the next run begins. Rows may come twice, over pages and over runs.
 */
export const RemotePage = openObject({
  records: z.array(RemoteRecord),
  /** Rows nobody can read; they are set aside, the page goes on. */
  unreadable: z.array(openObject({ id: z.string().max(200), reason: shortText })).default([]),
  next: z.string().nullable(),
  watermark: z.string().nullable(),
  /** Where the system tells one; for progress alone. */
  total: z.number().int().nonnegative().nullable().default(null),
});
export type RemotePage = z.infer<typeof RemotePage>;

/** One record asked for by itself; absence of a row in a page never says any of this. */
export const RemoteRead = z.discriminatedUnion('state', [
  z.object({ state: z.literal('present'), id: requiredText, record: RemoteRecord }),
  /** Deleted, as far as the system tells. */
  z.object({ state: z.literal('gone'), id: requiredText }),
  /** There or not, this account may not see it. */
  z.object({ state: z.literal('forbidden'), id: requiredText }),
]);
export type RemoteRead = z.infer<typeof RemoteRead>;

/**
 * What the system answered to a write: `accepted` promises nothing before the record is read back. `refused`
 * names fields where the system does; under '' what it said of the whole.
 */
export const RemoteWrite = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('accepted'),
    id: requiredText,
    /** What it said of fields it did not take though it took others, as in `refused`. */
    reasons: z.record(z.string(), shortText).optional(),
  }),
  z.object({ state: z.literal('refused'), reasons: z.record(z.string(), shortText) }),
  /** Somebody wrote since it was read, says a system that can tell. */
  z.object({ state: z.literal('stale') }),
]);
export type RemoteWrite = z.infer<typeof RemoteWrite>;

/** What a connector gives as a reason where the system has no words of its own. */
export type RefusalCode =
  /** No one step of the workflow leads to that status from where the issue stands, or not for this account. */
  | 'noTransition'
  /** The connection names no project to make it in. */
  | 'noProject';

/** A page of the ids that are in the filter now, for the sweep that looks for what is missing. */
export const RemoteIds = openObject({ ids: z.array(requiredText), next: z.string().nullable() });
export type RemoteIds = z.infer<typeof RemoteIds>;

/** What of a system one connection is about. Each system names what it uses; the rest stays empty. */
export const RemoteScope = openObject({
  /** Key or identifier of a project. */
  project: shortText.default(''),
  /** Jira's query language; beside the project, never instead of an order or a bound. */
  jql: z.string().max(5_000).default(''),
  /** Name of a queue (Request Tracker). */
  queue: shortText.default(''),
});
export type RemoteScope = z.infer<typeof RemoteScope>;

/** Something done to a record that is no field of it; sent once, known again by its key. */
export const RemoteOperation = z.discriminatedUnion('type', [
  z.object({ type: z.literal('comment'), clientKey: requiredText, text: requiredText.max(30_000) }),
  z.object({ type: z.literal('transition'), clientKey: requiredText, to: requiredText }),
]);
export type RemoteOperation = z.infer<typeof RemoteOperation>;

/** A field a mapping can name, as the system has it. */
export const RemoteField = openObject({
  id: requiredText,
  name: requiredText,
  type: z.enum(['text', 'richText', 'number', 'date', 'moment', 'flag', 'option', 'person', 'list', 'record']),
  /** Null where anything may be written. */
  options: z
    .array(
      openObject({
        id: requiredText,
        name: requiredText,
        /** Of a status: where it stands, as the system says. */
        category: StatusCategory.nullish(),
      }),
    )
    .nullable()
    .default(null),
  writable: z.boolean(),
});
export type RemoteField = z.infer<typeof RemoteField>;

/** As whom one is signed in, and what that account may not do of what is needed. */
export const SignedIn = openObject({
  person: RemotePerson,
  missing: z.array(shortText),
  /** Version of the system as it names itself; empty where it does not. */
  version: z.string().max(200).default(''),
});
export type SignedIn = z.infer<typeof SignedIn>;
