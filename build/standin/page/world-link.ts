/**
 * Calls between the page's own world and the isolated one, which share the DOM but no objects.
 * Synchronous `CustomEvent`s carry them: `detail` is cloned from world to world. The event names are
 * random per run. Both ends are the same code; only the two names are swapped.
 */
type Packed =
  | { readonly k: 'v'; readonly v: unknown }
  | { readonly k: 'f'; readonly id: number }
  | { readonly k: 'p'; readonly id: number }
  | { readonly k: 'a'; readonly v: readonly Packed[] }
  | { readonly k: 'o'; readonly v: readonly (readonly [string, Packed])[] }
  | { readonly k: 'e'; readonly name: string; readonly message: string };

type Signal =
  | { readonly t: 'expose'; readonly key: string; readonly api: Packed }
  | { readonly t: 'call'; readonly id: number; readonly reply: number; readonly args: readonly Packed[] }
  | { readonly t: 'result'; readonly reply: number; readonly ok: boolean; readonly value: Packed }
  | { readonly t: 'settle'; readonly id: number; readonly ok: boolean; readonly value: Packed };

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export interface WorldLink {
  expose(key: string, api: unknown): void;
}

// Kept before any page script runs, so that a page which replaces them can't listen in.
const { CustomEvent: Carrier, Promise: Later, Object: Objects, Map: Table } = globalThis;
const dispatch = globalThis.dispatchEvent.bind(globalThis);

export function worldLink(
  outgoing: string,
  incoming: string,
  onExpose: (key: string, api: unknown) => void,
): WorldLink {
  const functions = new Table<number, (...args: unknown[]) => unknown>();
  const known = new WeakMap<object, number>();
  const promises = new Table<number, Pending>();
  const results = new Table<number, { ok: boolean; value: Packed }>();
  let lastId = 0;

  const say = (signal: Signal): void => {
    dispatch(new Carrier(outgoing, { detail: signal }));
  };

  const pack = (value: unknown): Packed => {
    if (typeof value === 'function') {
      let id = known.get(value);
      if (id === undefined) {
        known.set(value, (id = ++lastId));
        functions.set(id, value as (...args: unknown[]) => unknown);
      }
      return { k: 'f', id };
    }
    if (value instanceof Later) {
      const id = ++lastId;
      value.then(
        (result) => say({ t: 'settle', id, ok: true, value: pack(result) }),
        (error) => say({ t: 'settle', id, ok: false, value: pack(error) }),
      );
      return { k: 'p', id };
    }
    if (value instanceof Error) return { k: 'e', name: value.name, message: value.message };
    if (!holdsLive(value, 0)) return { k: 'v', v: value };
    if (Array.isArray(value)) return { k: 'a', v: value.map(pack) };
    return { k: 'o', v: Objects.entries(value as object).map(([key, item]) => [key, pack(item)] as const) };
  };

  const unpack = (packed: Packed): unknown => {
    switch (packed.k) {
      case 'v':
        return packed.v;
      case 'e':
        return Objects.assign(new Error(packed.message), { name: packed.name });
      case 'a':
        return packed.v.map(unpack);
      case 'o':
        return Objects.fromEntries(packed.v.map(([key, item]) => [key, unpack(item)]));
      case 'p':
        return new Later((resolve, reject) => promises.set(packed.id, { resolve, reject }));
      case 'f':
        return (...args: unknown[]) => {
          const reply = ++lastId;
          say({ t: 'call', id: packed.id, reply, args: args.map(pack) });
          const result = results.get(reply);
          results.delete(reply);
          if (!result) throw new Error('The other world did not answer');
          const value = unpack(result.value);
          if (!result.ok) throw value;
          return value;
        };
    }
  };

  const answer = (call: Signal & { t: 'call' }): void => {
    let ok = true;
    let value: Packed;
    try {
      const target = functions.get(call.id);
      if (!target) throw new Error('No such function');
      value = pack(target(...call.args.map(unpack)));
    } catch (error) {
      ok = false;
      value = pack(error);
    }
    say({ t: 'result', reply: call.reply, ok, value });
  };

  globalThis.addEventListener(incoming, (event) => {
    event.stopImmediatePropagation();
    const signal = (event as CustomEvent<Signal>).detail;
    if (signal.t === 'call') answer(signal);
    else if (signal.t === 'result') results.set(signal.reply, signal);
    else if (signal.t === 'expose') onExpose(signal.key, unpack(signal.api));
    else {
      const pending = promises.get(signal.id);
      promises.delete(signal.id);
      if (signal.ok) pending?.resolve(unpack(signal.value));
      else pending?.reject(unpack(signal.value));
    }
  });

  return { expose: (key, api) => say({ t: 'expose', key, api: pack(api) }) };
}

/** Does a plain object or array hold a function, promise or error somewhere? Anything else is cloned whole. */
function holdsLive(value: unknown, depth: number): boolean {
  if (typeof value === 'function' || value instanceof Later || value instanceof Error) return true;
  if (value === null || typeof value !== 'object' || depth > 100) return false;
  if (Array.isArray(value)) return value.some((item) => holdsLive(item, depth + 1));
  const prototype: unknown = Objects.getPrototypeOf(value);
  if (prototype !== Objects.prototype && prototype !== null) return false;
  return Objects.values(value).some((item) => holdsLive(item, depth + 1));
}
