import type { Where } from './dispatcher.ts';

const TYPING_ROLES = ['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'];
const NOT_TYPED_IN = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'color', 'range', 'image'];

/** Whether what has the focus takes keys as text or values, and whether it undoes by itself. */
export function whereIs(target: EventTarget | null): Where {
  if (!(target instanceof HTMLElement)) return { isTyping: false, hasOwnUndo: false };
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !NOT_TYPED_IN.includes(target.type)) ||
    target.isContentEditable;
  const role = target.getAttribute('role') ?? '';
  // A closed select takes letters too: it jumps to the option that starts with them.
  const takesLetters = TYPING_ROLES.includes(role) || target.getAttribute('aria-haspopup') === 'listbox';
  const isSegment = role === 'spinbutton';
  return { isTyping: isText || takesLetters, hasOwnUndo: isText && !isSegment };
}

/** Inside a dialog, menu or list that floats: it has the keyboard for itself. */
export function isFloating(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]') !== null
  );
}
