import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What depends on the colours; everything else is the same in every theme. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** Serious and critical violations, each with its rule and the first places it was seen. */
async function violations(page: Page, rules: readonly string[] | 'all'): Promise<string[]> {
  await standsStill(page);
  // Half a megabyte, which a page needs only once.
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  // Legacy mode: the other one opens a second page, which a desktop app has no place for.
  const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) }).setLegacyMode(true);
  axe.options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules === 'all' ? axe : axe.withRules([...rules])).analyze();
  return found
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map(
      (violation) =>
        `${violation.id}: ${violation.nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(' | ')}`,
    );
}

/** What fades in, or changes its colours with the theme, is judged as it comes to stand. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let still = 0; still < 3;) {
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running');
      await Promise.allSettled(moving.map((one) => one.finished));
      await frame();
      still = moving.length === 0 ? still + 1 : 0;
    }
  });
}

/** Serious and critical violations in both themes; none: it can be used by everybody. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const [colorScheme, rules] of [
    ['light', 'all'],
    ['dark', OF_COLOURS],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await violations(page, rules)).map((one) => `${colorScheme}: ${one}`));
  }
  return found;
}
