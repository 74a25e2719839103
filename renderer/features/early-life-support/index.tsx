import { useConfiguration } from '../../data/live.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { SupportBoard } from './board/support-board.tsx';
import { SupportPage as OnePage } from './page/support-page.tsx';

export { SupportDocumentDialog } from './documents/document-dialog.tsx';
export { SupportSetUpDialog } from './set-up/set-up-dialog.tsx';

/** The board of all releases in early life support, or one of them as a full page. */
export function SupportPage() {
  const openId = useNavigation((state) => state.openId);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  if (openId === null) return <SupportBoard configuration={configuration} />;
  return <OnePage key={openId} id={openId} configuration={configuration} />;
}
