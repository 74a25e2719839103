/**
 * Milliseconds from calling `act` until the page has come to rest: the frame after the last change to
 * the document, with no further change for `quietMs`. The quiet time itself is not counted.
 */
export async function settle(act: () => void, quietMs = 200): Promise<number> {
  return new Promise((resolve) => {
    const started = performance.now();
    let last = started;
    let timer = 0;
    const finish = () => {
      observer.disconnect();
      resolve(last - started);
    };
    const touched = () => {
      // Counted to the task after the frame: style, layout and paint of the change are in it.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          last = performance.now();
          clearTimeout(timer);
          timer = window.setTimeout(finish, quietMs);
        };
        channel.port2.postMessage(null);
      });
    };
    const observer = new MutationObserver(touched);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    act();
    touched();
  });
}
