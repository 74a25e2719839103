import { Suspense, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { Inspector } from '../features.tsx';
import { isFloating } from '../shortcuts/place.ts';
import styles from './inspector-slot.module.css';

/** Opens beside the page while something is selected. Esc closes it and gives the page its focus back. */
export function InspectorSlot({ returnTo }: { readonly returnTo: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('shell');
  const page = useNavigation((state) => state.page);
  const selection = useNavigation((state) => state.selection);
  const slot = useRef<HTMLElement>(null);
  const isOpen = selection !== null && page !== 'settings';

  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || useDialogs.getState().open !== null) return;
      if (isFloating(event.target)) return;
      const hadFocus = slot.current?.contains(document.activeElement) === true;
      // Leaving the field saves it; only then may the inspector go.
      if (hadFocus && document.activeElement instanceof HTMLElement) document.activeElement.blur();
      useNavigation.getState().select(null);
      if (hadFocus && returnTo.current?.isConnected === true) returnTo.current.focus();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [isOpen, returnTo]);

  if (!isOpen) return null;
  return (
    <aside ref={slot} className={styles.slot} aria-label={t('inspector')}>
      <ErrorBoundary resetKey={`${selection.table}:${selection.id}`}>
        <Suspense fallback={null}>
          <Inspector />
        </Suspense>
      </ErrorBoundary>
    </aside>
  );
}
