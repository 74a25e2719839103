import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncOperation } from '#shared/model/sync-operation.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { isAnywhere, type AtRemote, type Makeable, type OperationWish, type Place } from '#shared/sync/at-remote.ts';
import { Button } from '../button.tsx';
import { Confirm } from '../confirm.tsx';
import { Icon } from '../icon.tsx';
import { Section } from '../section.tsx';
import { OperationList, Operations } from './remote-operations.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { OwnWords } from './own-words.tsx';
import { RemoteAddress } from './remote-address.tsx';
import type { ValueWords } from './synced-value.ts';
import styles from './remote-panel.module.css';

export interface RemotePanelProps {
  readonly label: string;
  readonly atRemote: AtRemote;
  readonly words: ValueWords;
  readonly onMake: (makeable: Makeable) => void;
  readonly onUnlink: (place: Place) => void;
  readonly onRelink: (place: Place) => void;
  readonly onOperate: (place: Place, wish: OperationWish) => void;
  readonly onCallBack: (operation: SyncOperation) => void;
}

/** How a record stands in the systems it goes with, in their own words; nothing where it goes with none. */
export function RemotePanel(props: RemotePanelProps) {
  const { label, atRemote, words, onMake } = props;
  const { t } = useTranslation('syncScope');
  const [making, setMaking] = useState<Makeable | null>(null);
  const { places, makeable } = atRemote;
  if (!isAnywhere(atRemote)) return null;
  return (
    <Section title={t('atRemote')}>
      {places.map((place) => (
        <OnePlace key={place.link.id} place={place} {...props} />
      ))}
      {makeable.map((one) => (
        <div key={`${one.connection.id} ${one.mapping.remote}`}>
          <Button onPress={() => setMaking(one)}>{t('make', { name: one.connection.name })}</Button>
        </div>
      ))}
      {making !== null && (
        <MakeDialog
          label={label}
          makeable={making}
          words={words}
          onMake={() => {
            setMaking(null);
            onMake(making);
          }}
          onClose={() => setMaking(null)}
        />
      )}
    </Section>
  );
}

function OnePlace(props: RemotePanelProps & { readonly place: Place }) {
  const { place, label, words, onUnlink, onRelink, onOperate, onCallBack } = props;
  const { t } = useTranslation('syncScope');
  const [isAsking, setAsking] = useState(false);
  const { link, connection, conflicts } = place;
  const { zone } = words.names.configuration.settings;
  const at = (instant: string) => words.when.moment(momentFromInstant(instant, zone));
  const key = link.key === '' ? connection.name : link.key;
  return (
    <div className={styles.place}>
      <div className={styles.head}>
        <span className={styles.key} title={key} dir="auto">
          {key}
        </span>
        <span className={styles.muted} title={connection.name} dir="auto">
          {t('in', { name: connection.name })}
        </span>
      </div>
      {link.state !== 'linked' && <p className={styles.note}>{t(`state.${link.state}`)}</p>}
      {conflicts > 0 && (
        <p className={styles.note}>
          <Icon name="warning" size={14} />
          {t('conflicts', { count: conflicts })}
        </p>
      )}
      {link.setAside !== null && (
        <p className={styles.note}>
          <Icon name="warning" size={14} />
          {t('aside')}
        </p>
      )}
      {link.state === 'linked' && link.due && link.setAside === null && conflicts === 0 && (
        <p className={styles.muted}>{t('waits')}</p>
      )}
      <OwnWords link={link} mapping={place.mapping} />
      {link.remoteUpdatedAt !== null && (
        <p className={styles.muted}>
          {link.remoteUpdatedBy === null
            ? t('changedThereWhen', { when: at(link.remoteUpdatedAt) })
            : t('changedThere', { when: at(link.remoteUpdatedAt), who: link.remoteUpdatedBy.name })}
        </p>
      )}
      {link.remoteId !== null && (
        <p className={styles.muted}>{place.asOf === null ? t('neverRead') : t('asOf', { when: at(place.asOf) })}</p>
      )}
      <OperationList place={place} words={words} onCallBack={onCallBack} />
      {link.state === 'linked' && (
        <Operations place={place} words={words} onOperate={(wish) => onOperate(place, wish)} />
      )}
      <div className={styles.actions}>
        <RemoteAddress url={link.url} address={connection.address} />
        {link.state === 'unlinked' && <Button onPress={() => onRelink(place)}>{t('relink')}</Button>}
        {link.state === 'creating' && <Button onPress={() => onUnlink(place)}>{t('unlinkCreating')}</Button>}
        {link.state !== 'unlinked' && link.state !== 'creating' && (
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('unlink')}
          </Button>
        )}
      </div>
      {isAsking && (
        <Confirm
          title={t('unlinkTitle', { label, key })}
          text={t('unlinkText')}
          confirmLabel={t('unlinkConfirm')}
          danger={false}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onUnlink(place);
          }}
        />
      )}
    </div>
  );
}
