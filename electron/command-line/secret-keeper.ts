import { SlipwayError } from '#shared/errors.ts';
import { secretKey } from '../connections/connections.ts';
import type { Vault } from '../vault/vault.ts';
import type { KeepSecret } from './runner.ts';
import type { CommandSecrets } from './variables.ts';

/** What becomes of the secrets a command line brings along. */
export class SecretKeeper {
  readonly #vault: Vault;

  constructor(vault: Vault) {
    this.#vault = vault;
  }

  /**
   * Opens the vault, or makes one, under the passphrase; before the command begins, so that nothing is done by halves.
   * `outlives` says whether the app goes on when the command ends: else a secret in memory alone would be gone with it.
   *
   * @throws SlipwayError `vaultWrongPassphrase`, `vaultPassphraseShort`, `vaultLocked`, `secretNotKept`
   */
  async prepare({ secret, passphrase }: CommandSecrets, outlives: boolean): Promise<void> {
    if (secret === null && passphrase === null) return;
    const { protection, locked } = await this.#vault.status();
    if (protection === 'passphrase' && locked) {
      if (passphrase !== null) await this.#vault.unlock(passphrase);
      else throw new SlipwayError('vaultLocked');
    }
    if (protection !== 'session' || secret === null) return;
    if (passphrase !== null) await this.#vault.setPassphrase(passphrase);
    else if (!outlives) throw new SlipwayError('secretNotKept');
  }

  readonly keep: KeepSecret = ({ workspaceId, connectionId, address, secret }) =>
    this.#vault.put(secretKey(workspaceId, connectionId), address, secret);
}
