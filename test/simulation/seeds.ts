/** Stories that went wrong once, by what was learnt from them. They are told first, for ever. */
export const LEARNT: readonly { readonly seed: number; readonly what: string }[] = [
  { seed: 8, what: 'a release made there came in as a stranger before its answer did' },
  { seed: 28, what: 'an issue left one filter of a site while another one still showed it' },
  { seed: 20140, what: 'a mapping was edited, and what had come in by the old one stayed as it was' },
  { seed: 72, what: 'a link was taken back, and the issues of its version kept the release' },
  { seed: 6142, what: 'a field was switched off, and what was agreed on of it was read anew all the same' },
  { seed: 5018, what: 'a parent was deleted there long after its child last changed, and the child kept it' },
  { seed: 1000004, what: 'a clock that was ahead was set right, and what was tried under it waited for days' },
  { seed: 2001699, what: 'a backup brought back a link whose remote record had another one by then' },
];
