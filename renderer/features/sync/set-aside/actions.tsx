import { useTranslation } from 'react-i18next';
import { isSeenMissing } from '#shared/sync/seen-missing.ts';
import { canBeLookedAt, canBeTried, type Look } from '../../../sync/looks.ts';
import { Button } from '../../../ui/index.ts';
import { useLookEdits } from './use-look-edits.ts';

interface LookActionsProps {
  readonly looks: readonly Look[];
  readonly onDone?: () => void;
}

/** What can be done; of several only what fits any of them is offered. */
export function LookActions({ looks, onDone }: LookActionsProps) {
  const { t } = useTranslation('sync');
  const edits = useLookEdits();
  const isMissing = looks.every(({ kind }) => kind !== 'setAside');
  const actions = [
    { label: t('setAside.retry'), own: looks.filter(canBeTried), act: edits.retry },
    { label: t('setAside.check'), own: looks.filter(canBeLookedAt), act: edits.check },
    { label: t('setAside.seen'), own: looks.filter(canBeSeen), act: edits.see },
    {
      label: t(isMissing ? 'setAside.unlink' : 'setAside.leaveOut'),
      own: looks.filter(canBeUnlinked),
      act: edits.unlink,
    },
  ];
  return actions.map(
    ({ label, own, act }) =>
      own.length > 0 && (
        <Button
          key={label}
          onPress={() => {
            void act(own);
            onDone?.();
          }}
        >
          {label}
        </Button>
      ),
  );
}

const canBeSeen = ({ kind, link }: Look): boolean => kind !== 'setAside' && !isSeenMissing(link);
/** What is still to be made there is called back on the page of what waits. */
const canBeUnlinked = ({ link }: Look): boolean => link.state !== 'creating';
