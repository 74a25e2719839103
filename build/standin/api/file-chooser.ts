import type Electron from 'electron';
import type { WebContents } from './web-contents.ts';

/** Opens the browser's own file chooser in a shown window. Empty when nothing was chosen. */
export async function chooseFiles(contents: WebContents, options: Electron.OpenDialogOptions): Promise<string[]> {
  const accept = (options.filters ?? []).flatMap(({ extensions }) => extensions.filter((ending) => ending !== '*'));
  const choose = `new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file',
      multiple: ${options.properties?.includes('multiSelections') ?? false}, accept: ${JSON.stringify(accept.map((ending) => `.${ending}`).join(','))} });
    input.addEventListener('change', () => resolve([...input.files]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  })`;
  return await contents.filePathsOf(choose);
}
