import type { Socket } from 'node:net';
import { Lines } from './lines.ts';
import { decodeMessage, encodeMessage, type Message } from './messages.ts';

/** Reads messages from a socket; whatever is none, or too long, ends the connection. */
export function onMessages(socket: Socket, mostBytes: number, take: (message: Message) => void): void {
  const lines = new Lines(mostBytes);
  socket.setEncoding('utf8');
  // The other end may be gone at any time; `close` says so.
  socket.on('error', () => undefined);
  socket.on('data', (piece: string) => {
    const whole = lines.push(piece);
    if (whole === null) {
      socket.destroy();
      return;
    }
    for (const line of whole) {
      const message = decodeMessage(line);
      if (message === null) socket.destroy();
      else take(message);
    }
  });
}

export function sendMessage(socket: Socket, message: Message): void {
  if (!socket.destroyed) socket.write(encodeMessage(message));
}
