const KEY = 'slipway-recent-commands';
const KEPT = 8;

/** Ids of the commands run last from the palette, newest first. A habit of this laptop, no part of a plan. */
export function recentCommands(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(id: string): void {
  localStorage.setItem(KEY, JSON.stringify([id, ...recentCommands().filter((one) => one !== id)].slice(0, KEPT)));
}
