import { useState, type DragEvent } from 'react';
import type { Id } from '#shared/model/schema.ts';

/** A place among lines: before or after one of them. */
export interface LinePlace {
  readonly id: Id;
  readonly side: 'before' | 'after';
}

export interface LineDrag {
  readonly dragged: Id | null;
  /** Where it would land. */
  readonly over: LinePlace | null;
  readonly handle: (id: Id) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
    readonly onDragEnd: () => void;
  };
  readonly row: (id: Id) => {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  };
}

/** A kind of its own: plain text would be typed into whatever field it is let go over. */
const KIND = 'application/x-slipway-line';

/** Lines of one list are dragged by their handles to another place of the same list. */
export function useLineDrag(onMove: (id: Id, to: LinePlace) => void): LineDrag {
  const [dragged, setDragged] = useState<Id | null>(null);
  const [over, setOver] = useState<LinePlace | null>(null);
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    dragged,
    over,
    handle: (id) => ({
      draggable: true,
      onDragStart: (event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(KIND, id);
        const line = event.currentTarget.closest<HTMLElement>('[data-row]');
        if (line !== null) event.dataTransfer.setDragImage(line, 12, 16);
        setDragged(id);
      },
      onDragEnd: end,
    }),
    row: (id) => ({
      onDragOver: (event) => {
        if (dragged === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        const side = sideOf(event);
        if (over?.id !== id || over.side !== side) setOver({ id, side });
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(null);
      },
      onDrop: (event) => {
        if (dragged === null) return;
        event.preventDefault();
        if (dragged !== id) onMove(dragged, { id, side: sideOf(event) });
        end();
      },
    }),
  };
}

function sideOf(event: DragEvent<HTMLElement>): LinePlace['side'] {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY < top + height / 2 ? 'before' : 'after';
}
