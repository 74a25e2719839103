import type Electron from 'electron';
import { loud } from '../loud.ts';
import { runtime } from '../runtime.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** Handlers of a session's own schemes. */
export class Protocol {
  private readonly handlers = new Map<string, Handler>();

  handle(scheme: string, handler: Handler): void {
    if (!runtime.schemes.has(scheme))
      throw new Error(`The preview runtime handles registered standard schemes only, not ${scheme}:`);
    if (this.handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  handlerFor(scheme: string): Handler | undefined {
    return this.handlers.get(scheme);
  }

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (runtime.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (!privileges?.standard || !privileges.secure) {
        throw new Error(`The preview runtime offers standard, secure schemes only, not ${scheme}:`);
      }
      runtime.schemes.add(scheme.toLowerCase());
    }
  }
}

export const makeProtocol = (): Protocol =>
  loud('protocol', new Protocol()) satisfies Pick<Electron.Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;
