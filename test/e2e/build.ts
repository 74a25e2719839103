import { bundle } from '../../build/bundle.mjs';

/** What the specs run is what the sources say. */
export default async function build(): Promise<void> {
  await bundle({ onStep: (name) => console.log(`Building the ${name}…`) });
}
