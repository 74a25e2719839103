import { useTranslation } from 'react-i18next';
import type { OccurrenceKey } from '#shared/model/event.ts';
import { labelOf } from '#shared/model/journal.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { fromRow } from '../../../data/database.ts';
import { useRecord } from '../../../data/live.ts';
import { Button } from '../../../ui/index.ts';
import { KindChip } from '../../../ui/records/kind-chip.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { GonePane, Pane } from '../pane.tsx';
import { EventFields } from './event-fields.tsx';
import { ScopeDialog } from './scope-dialog.tsx';
import { seenEvent, type SeenEvent } from './seen-event.ts';
import { useRepeatingEdits } from './use-event-edits.ts';
import styles from './event.module.css';

export interface EventFormProps {
  readonly id: string;
  readonly configuration: Configuration;
  /** Picks one of a series. */
  readonly occurrence: OccurrenceKey | null;
}

/** An event, or one occurrence of it, edited in place. */
export function EventForm({ id, configuration, occurrence }: EventFormProps) {
  const event = useRecord('events', id);
  if (event === undefined) return null;
  if (event === null) return <GonePane />;
  return <Loaded seen={seenEvent(fromRow(event), occurrence)} configuration={configuration} />;
}

interface LoadedProps {
  readonly seen: SeenEvent;
  readonly configuration: Configuration;
}

function Loaded({ seen, configuration }: LoadedProps) {
  const { t } = useTranslation('inspector');
  const edits = useRepeatingEdits({ table: 'events', record: seen.event }, seen, labelOf(seen.event));
  const kind = configuration.eventKinds.get(seen.kindId);
  return (
    <Pane
      table="events"
      id={seen.event.id}
      kind={<KindChip appearance={kind?.appearance ?? null} name={kind?.name ?? t('kind.events')} />}
      title={seen.title}
      onDelete={edits.remove}
      deletion={edits.deletion}
    >
      {seen.key !== null && <OccurrenceNote seen={seen} />}
      <EventFields key={edits.round} seen={seen} configuration={configuration} onSave={edits.save} />
      {edits.pending !== null && <ScopeDialog title={seen.title} pending={edits.pending} />}
    </Pane>
  );
}

/** That it is one of many, and where it stood before it was moved. */
function OccurrenceNote({ seen }: { readonly seen: SeenEvent }) {
  const { t } = useTranslation('calendar');
  const text = useWhenText();
  const select = useNavigation((state) => state.select);
  return (
    <div className={styles.note}>
      <p>{t('event.occurrence', { when: text.when(seen.when) })}</p>
      {seen.movedFrom !== null && <p>{t('event.moved', { when: text.when(seen.movedFrom) })}</p>}
      <p className={styles.muted}>{t('event.occurrenceText')}</p>
      <Button variant="quiet" onPress={() => select({ table: 'events', id: seen.event.id, occurrence: null })}>
        {t('event.series')}
      </Button>
    </div>
  );
}
