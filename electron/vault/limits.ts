/** Named limits of the vault. */
export const VAULT_LIMITS = {
  /** Bytes of the file. */
  fileBytes: 1024 * 1024,
  /** Characters of a passphrase; the least is LIMITS.passphraseLeast, for the window says it beforehand. */
  passphraseMost: 1_000,
  /** Characters of one secret. */
  secret: 4_096,
  /** Connections with a secret. */
  secrets: 1_000,
} as const;
