import type { ReactNode } from 'react';
import { call } from '../../bridge.ts';
import { Button } from '../button.tsx';
import { useErrorText } from '../error-text.ts';
import { useNotices } from '../state/notices.ts';

interface OpenOutsideProps {
  readonly address: string;
  readonly children: ReactNode;
}

/** Has main open an address in the system's browser. Main asks first, and has the last word on what is opened. */
export function OpenOutside({ address, children }: OpenOutsideProps) {
  const errorText = useErrorText();
  const tell = useNotices((state) => state.tell);
  const open = () =>
    void call('openOutside', { address }).catch((error: unknown) => tell({ tone: 'error', text: errorText(error) }));
  return (
    <Button variant="quiet" icon="external" onPress={open}>
      {children}
    </Button>
  );
}
