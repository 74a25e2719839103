/**
 * @typedef {{ target: string, files: readonly string[], failure: string | null }} Attempt
 */

/** Installers are made on their own system. @type {Readonly<Record<string, string>>} */
const ELSEWHERE = {
  linux: 'Windows (nsis, portable) and macOS (dmg, zip)',
  darwin: 'Windows (nsis, portable) and Linux (AppImage, deb, tar.gz)',
  win32: 'macOS (dmg, zip) and Linux (AppImage, deb, tar.gz)',
};

/**
 * What a person is told at the end: what there is, what could not be made and why.
 * @param {{ unpacked: { executable: string, preview: boolean } | null, attempts: readonly Attempt[], platform: string }} outcome
 * @returns {string[]}
 */
export function outcomeLines({ unpacked, attempts, platform }) {
  const lines = [];
  if (unpacked === null) lines.push("Nothing was packaged: Electron's binary is not there.");
  else if (unpacked.preview) {
    lines.push(`Unpacked app around the preview runtime (not Electron, not to be shipped): ${unpacked.executable}`);
  } else lines.push(`Unpacked app: ${unpacked.executable}`);
  for (const { files, failure } of attempts) if (failure === null) lines.push(...files.map((file) => `Made: ${file}`));
  for (const { target, failure } of attempts) if (failure !== null) lines.push(`Not made: ${target} (${failure})`);
  const elsewhere = ELSEWHERE[platform];
  if (elsewhere) lines.push(`Not tried on this system: ${elsewhere}.`);
  return lines;
}
