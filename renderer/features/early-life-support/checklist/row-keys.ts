import type { KeyboardEvent } from 'react';

/**
 * Up and down go to the same field of the line above or below. Not where the field itself wants them: a
 * date's parts, a list that is open, a text of several lines.
 */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.closest('textarea, [role="spinbutton"], [aria-haspopup]') !== null)
    return;
  const field = target.closest<HTMLElement>('[data-field]');
  const row = target.closest<HTMLElement>('[data-row]');
  if (field === null || row === null) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const next = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
  const wanted = next?.querySelector<HTMLElement>(`[data-field="${field.dataset['field']}"]`);
  const control = wanted?.querySelector<HTMLElement>('input, button');
  if (control === null || control === undefined) return;
  event.preventDefault();
  control.focus();
}
