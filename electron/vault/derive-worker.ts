import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { deriveKey } from './derive-key.ts';
import { KeyDerivation } from './vault-file.ts';

/* A thread of its own, bundled as one: makes one key, answers with it, and ends. */

const { passphrase, derivation } = z.object({ passphrase: z.string(), derivation: KeyDerivation }).parse(workerData);

void deriveKey(passphrase, derivation).then((key) => parentPort?.postMessage(key));
