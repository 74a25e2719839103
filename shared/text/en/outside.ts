/** Addresses that lead out of the window, into the system's browser. */
export const outside = {
  open: 'Open link',
  openThere: 'Open there',
  question: {
    title: 'Open in the browser?',
    message: 'Open {{host}} in the browser?',
    detail: '{{address}}\n\nThe address stands in the plan, and may come from a file or another system.',
    open: 'Open in browser',
    cancel: 'Cancel',
  },
} as const;
