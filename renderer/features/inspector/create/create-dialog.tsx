import { useState } from 'react';
import { useConfiguration } from '../../../data/live.ts';
import type { When } from '#shared/model/time.ts';
import { CreateEvent } from '../event/create-event.tsx';
import type { CreateGiven } from '../../../ui/state/dialogs.ts';
import { CreateBooking } from '../booking/create-booking.tsx';
import { BreakGlass } from './break-glass.tsx';
import { ChooseKind, type Creatable } from './choose-kind.tsx';
import { CreateChange } from './create-change.tsx';
import { CreateDeployment } from './create-deployment.tsx';
import { CreateEnvironment } from './create-environment.tsx';
import { CreateRelease } from './create-release.tsx';
import { CreateService } from './create-service.tsx';

export interface CreateDialogProps {
  readonly what: Creatable | 'choose' | 'emergency';
  /** Where it was asked for on the calendar; null where a page asks. */
  readonly when: When | null;
  /** What a booking or a change is for, where the place it was asked for says so. */
  readonly given?: CreateGiven | undefined;
  readonly onClose: () => void;
}

/** "New …": a kind, then the few fields without which it could not be. The rest is filled in beside the page. */
export function CreateDialog({ what, when, given, onClose }: CreateDialogProps) {
  const [kind, setKind] = useState(what);
  const configuration = useConfiguration();
  if (configuration === undefined) return null;
  const shared = { configuration, when, onClose };
  switch (kind) {
    case 'choose':
      return <ChooseKind onChoose={setKind} onClose={onClose} />;
    case 'release':
      return <CreateRelease {...shared} />;
    case 'deployment':
      return <CreateDeployment {...shared} />;
    case 'environment':
      return <CreateEnvironment {...shared} />;
    case 'booking':
      return <CreateBooking {...shared} given={given} />;
    case 'change':
      return <CreateChange {...shared} given={given} />;
    case 'service':
      return <CreateService {...shared} />;
    case 'emergency':
      return <BreakGlass configuration={configuration} onClose={onClose} />;
    case 'event':
      return <CreateEvent when={when} onClose={onClose} />;
  }
}
