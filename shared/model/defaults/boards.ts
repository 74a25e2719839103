import type { Text } from '../../text/index.ts';
import { Board } from '../board.ts';

export function boards(t: Text): Board[] {
  return [
    Board.parse({ id: 'cab', name: t('defaults:change.boards.cab'), kind: 'cab', quorum: 3, order: 1 }),
    Board.parse({
      id: 'ecab',
      name: t('defaults:change.boards.ecab'),
      kind: 'ecab',
      cutOffDays: 0,
      cutOffTime: '00:00',
      quorum: 2,
      rangeDays: 3,
      order: 2,
    }),
  ];
}
