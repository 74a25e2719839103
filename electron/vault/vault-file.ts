import { z } from 'zod';
import { SlipwayError } from '#shared/errors.ts';
import { Id, openObject } from '#shared/model/schema.ts';
import { Instant } from '#shared/model/time.ts';
import { VAULT_LIMITS } from './limits.ts';

/** Highest version this program reads. Members are only ever added. */
export const VAULT_VERSION = 1;

const base64 = z.base64().max(VAULT_LIMITS.fileBytes);

/**
 * How the key comes out of the passphrase; kept beside what it seals, so that stronger ones can follow. The upper
 * bounds keep a spoilt file from taking the machine's memory or its afternoon.
 */
export const KeyDerivation = openObject({
  name: z.literal('argon2id'),
  memoryKiB: z
    .number()
    .int()
    .min(1024)
    .max(1024 * 1024),
  iterations: z.number().int().min(1).max(20),
  parallelism: z.number().int().min(1).max(16),
  salt: base64.min(12),
});
export type KeyDerivation = z.infer<typeof KeyDerivation>;

const Protection = z.discriminatedUnion('type', [
  /** By the operating system's store. */
  openObject({ type: z.literal('system') }),
  /** `check` is a known text, sealed: it tells a wrong passphrase also where there is no secret yet. */
  openObject({ type: z.literal('passphrase'), derivation: KeyDerivation, check: base64 }),
]);

/** `sealed` holds what it belongs to once more: an entry moved to another origin no longer opens. */
const Entry = openObject({
  connectionId: Id,
  origin: z.string().max(500),
  sealed: base64,
  /** When it was entered; null where an earlier version did not say. */
  savedAt: Instant.nullable().default(null),
});
export type VaultEntry = z.infer<typeof Entry>;

export const VaultFile = openObject({
  format: z.literal('slipway-vault'),
  version: z.literal(VAULT_VERSION),
  protection: Protection,
  entries: z
    .array(Entry)
    .max(VAULT_LIMITS.secrets)
    .refine((entries) => new Set(entries.map((entry) => entry.connectionId)).size === entries.length),
});
export type VaultFile = z.infer<typeof VaultFile>;

const Newer = z.looseObject({ format: z.literal('slipway-vault'), version: z.number().min(VAULT_VERSION + 1) });

/** @throws SlipwayError `vaultBroken`, `newerSchema` */
export function parseVaultFile(bytes: Uint8Array, name: string): VaultFile {
  const content = jsonOf(bytes);
  const newer = Newer.safeParse(content);
  if (newer.success) throw new SlipwayError('newerSchema', { name, found: newer.data.version, known: VAULT_VERSION });
  const file = VaultFile.safeParse(content);
  if (!file.success) throw new SlipwayError('vaultBroken', { name });
  return file.data;
}

export function vaultFileBytes(file: VaultFile): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
