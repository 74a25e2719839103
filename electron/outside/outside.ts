import type { TFunction } from 'i18next';
import type { CallAnswer } from '#shared/bridge.ts';
import { SlipwayError } from '#shared/errors.ts';
import { judgeWebAddress } from '#shared/web-address.ts';

export interface OutsideParts {
  readonly shell: Pick<Electron.Shell, 'openExternal'>;
  /** Asks in front of the window. Where nobody sees it, the answer is `cancelId`. */
  readonly ask: (question: Electron.MessageBoxOptions) => Promise<number | undefined>;
  readonly t: () => TFunction;
}

const OPEN = 0;
const CANCEL = 1;

/**
 * Electron checklist 15: the one place that hands something to the system. What the window says is not trusted: it is
 * judged here, and the person sees where it leads before anything leaves.
 */
export class Outside {
  #isAsking = false;

  constructor(private readonly parts: OutsideParts) {}

  /** @throws SlipwayError `address…` for one that is not opened, `browserFailed` */
  async open(address: string): Promise<CallAnswer<'openOutside'>> {
    const judged = judgeWebAddress(address);
    if (!judged.ok) throw new SlipwayError(judged.code);
    // The box is in front of the window: whoever asks a second time is no person.
    if (this.#isAsking) return { opened: false };
    this.#isAsking = true;
    try {
      if (!(await this.#agreed(judged.url, judged.host))) return { opened: false };
    } finally {
      this.#isAsking = false;
    }
    try {
      await this.parts.shell.openExternal(judged.url);
    } catch (cause) {
      throw new SlipwayError('browserFailed', {}, { cause });
    }
    return { opened: true };
  }

  async #agreed(address: string, host: string): Promise<boolean> {
    const t = this.parts.t();
    const answer = await this.parts.ask({
      type: 'question',
      title: t('outside:question.title'),
      message: t('outside:question.message', { host }),
      detail: t('outside:question.detail', { address }),
      buttons: [t('outside:question.open'), t('outside:question.cancel')],
      // Enter and Escape leave it be.
      defaultId: CANCEL,
      cancelId: CANCEL,
      noLink: true,
    });
    return answer === OPEN;
  }
}
