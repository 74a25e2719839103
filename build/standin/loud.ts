/** Names that engines, debuggers and promise resolution look for on any object. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON', 'default', '__esModule', 'constructor', 'prototype', 'inspect']);

/**
 * An object that throws on what it does not offer, instead of being quietly `undefined`: a call that
 * works here must be one that was built here.
 */
export function loud<T extends object>(name: string, offered: T): T {
  return new Proxy(offered, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ANYTHING.has(key)) {
        return Reflect.get(target, key, receiver) as unknown;
      }
      throw notOffered(`${name}.${key}`);
    },
  });
}

export function notOffered(what: string): Error {
  return new Error(`The preview runtime (not Electron) does not offer ${what}. See build/standin/README.md.`);
}

/** An event main may call off. Electron's has the same two members. */
export interface CallableOff {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function callableOff<T extends object>(detail: T): T & CallableOff {
  let prevented = false;
  const event = {
    preventDefault: () => {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(detail)) as T & CallableOff;
}
