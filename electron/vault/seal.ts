/** Closes texts so that only this machine's store, or this passphrase, opens them. Base64 outside. */
export interface Seal {
  /** @throws SlipwayError `vaultUnavailable` */
  close(text: string): Promise<string>;
  /** @throws SlipwayError `vaultUnavailable`, `vaultBroken` */
  open(sealed: string): Promise<string>;
}
