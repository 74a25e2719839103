import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownAddress } from '#shared/sync/raw-text.ts';
import { Button } from '../button.tsx';
import { OpenOutside } from './open-outside.tsx';

interface RemoteAddressProps {
  readonly url: string;
  /** The connection's own address: what leads anywhere else is no address of its records. */
  readonly address: string;
}

/** Where a record stands there. */
export function RemoteAddress({ url, address }: RemoteAddressProps) {
  const { t } = useTranslation('syncLinks');
  const [isCopied, setCopied] = useState(false);
  const own = ownAddress(url, address);
  if (own === null) return null;
  return (
    <>
      <OpenOutside address={own}>{t('outside:openThere')}</OpenOutside>
      <Button
        variant="quiet"
        icon={isCopied ? 'check' : 'copy'}
        onPress={() => void navigator.clipboard.writeText(own).then(() => setCopied(true))}
      >
        {t(isCopied ? 'copied' : 'copyAddress')}
      </Button>
    </>
  );
}
