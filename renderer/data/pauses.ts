/** Ends the task of the engine that is under way: input and painting come in between. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Waits until the engine has nothing else to do, `atMost` milliseconds: it paints and takes input first. */
export function idle(atMost: number): Promise<void> {
  if (typeof requestIdleCallback !== 'function') return breathe();
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: atMost });
  });
}
