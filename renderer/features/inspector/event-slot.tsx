import { lazy, Suspense, type ComponentType } from 'react';
import type { OccurrenceKey } from '#shared/model/event.ts';
import type { When } from '#shared/model/time.ts';
import type { RecordPaneProps } from './panes/release-pane.tsx';

export interface EventPaneProps extends RecordPaneProps {
  readonly occurrence: OccurrenceKey | null;
}
export interface CreateEventProps {
  readonly when: When | null;
  readonly onClose: () => void;
}

const parts = import.meta.glob<Record<string, ComponentType<never>>>('./event/*.tsx');

function part<Props>(file: string, name: string): ComponentType<Props> {
  return lazy(async () => {
    const found = (await parts[`./event/${file}`]?.())?.[name];
    return { default: (found ?? (() => null)) as unknown as ComponentType<Props> };
  }) as unknown as ComponentType<Props>;
}

const EventForm = part<EventPaneProps>('event-form.tsx', 'EventForm');
const CreateEventForm = part<CreateEventProps>('create-event.tsx', 'CreateEvent');

export function EventPane(props: EventPaneProps) {
  return (
    <Suspense fallback={null}>
      <EventForm {...props} />
    </Suspense>
  );
}

export function CreateEvent(props: CreateEventProps) {
  return (
    <Suspense fallback={null}>
      <CreateEventForm {...props} />
    </Suspense>
  );
}
