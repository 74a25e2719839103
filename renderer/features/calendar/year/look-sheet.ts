import type { Appearance } from '#shared/model/appearance.ts';
import { appearanceStyle } from '../../../ui/index.ts';

/*
 * A year shows thousands of codes in a few dozen looks. Three properties on each of them cost a quarter of
 * turning to another year; one rule for each look is shared by the engine. Made by script, since no style
 * may stand in the markup.
 */
const sheet = new CSSStyleSheet();
const numbers = new Map<string, number>();
const known = new WeakMap<Appearance, number>();

/** Value of `data-look` under which an appearance is drawn; none for what has no colours of its own. */
export function lookNumber(look: Appearance | null): number | undefined {
  if (look === null) return undefined;
  let number = known.get(look);
  if (number === undefined) known.set(look, (number = numberOfRule(look)));
  return number;
}

function numberOfRule(look: Appearance): number {
  const rule = Object.entries(appearanceStyle(look))
    .map(([name, value]) => `${name}:${String(value)}`)
    .join(';');
  let number = numbers.get(rule);
  if (number === undefined) {
    if (numbers.size === 0) document.adoptedStyleSheets.push(sheet);
    number = numbers.size;
    numbers.set(rule, number);
    sheet.insertRule(`[data-look="${number}"]{${rule}}`);
  }
  return number;
}
