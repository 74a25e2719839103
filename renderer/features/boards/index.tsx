import type { Configuration } from '#shared/planning/configuration.ts';
import { useConfiguration } from '../../data/live.ts';
import { useBoardRoom } from '../../data/meetings.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { BoardPage } from './board/board-page.tsx';
import { MeetingList } from './list/meeting-list.tsx';
import { MeetingPage } from './meeting/meeting-page.tsx';
import { boardOfPlace } from './place.ts';

/** The meetings of all boards, one of them, or what a board is set to. */
export function MeetingsPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  return configuration === undefined ? null : <Loaded openId={openId} configuration={configuration} />;
}

function Loaded({ openId, configuration }: { readonly openId: string | null; readonly configuration: Configuration }) {
  const room = useBoardRoom(configuration);
  if (room === undefined) return null;
  if (openId === null) return <MeetingList room={room} configuration={configuration} />;
  const boardId = boardOfPlace(openId);
  if (boardId !== null) return <BoardPage key={openId} id={boardId} room={room} configuration={configuration} />;
  return <MeetingPage key={openId} id={openId} room={room} configuration={configuration} />;
}
