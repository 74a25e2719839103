import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * A stamp is the hash of everything a build step reads. Content, not times: a fresh checkout or a
 * branch there and back must neither rebuild for nothing nor miss a change.
 *
 * @param {string} root
 * @param {readonly string[]} inputs files and folders, relative to root; a missing one counts as empty
 * @returns {string}
 */
export function stampOf(root, inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesUnder(path.join(root, input))) {
      hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * Which steps have work to do: their stamp is new, or an output is not there.
 *
 * @template {{ readonly name: string, readonly outputs: readonly string[] }} Step
 * @param {readonly Step[]} steps
 * @param {Readonly<Record<string, string>>} before stamps of the last build, by step
 * @param {Readonly<Record<string, string>>} now
 * @param {(file: string) => boolean} exists
 * @returns {Step[]}
 */
export function stepsToRun(steps, before, now, exists) {
  return steps.filter((step) => before[step.name] !== now[step.name] || !step.outputs.every(exists));
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  const info = fs.statSync(place, { throwIfNoEntry: false });
  if (!info) return [];
  if (info.isFile()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}
