/**
 * Brings an element into view by scrolling this one box. `scrollIntoView` would scroll every box around it too,
 * and with them the frame of the window.
 */
export function scrollTo(box: HTMLElement | null, element: HTMLElement | null, from: 'top' | 'middle'): void {
  if (box === null || element === null) return;
  const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const room = from === 'top' ? GAP : Math.max(GAP, (box.clientHeight - element.offsetHeight) / 2);
  box.scrollTo({ top: box.scrollTop + offset - room });
}

const GAP = 12;
