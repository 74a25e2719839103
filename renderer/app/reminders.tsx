import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { Need } from '#shared/planning/this-week/needs.ts';
import { reminderId, remindersOf } from '#shared/planning/this-week/reminders.ts';
import { todayIn } from '#shared/planning/today.ts';
import { groupBy } from './group-by.ts';
import { call, listen } from '../bridge.ts';
import { useConfiguration } from '../data/live.ts';
import { useNeeds } from '../data/needs.ts';
import { useNavigation } from '../ui/state/navigation.ts';
import { usePreferences } from '../ui/state/preferences.ts';
import { makeWhenText } from '../ui/records/when-text.ts';

const EVERY_MS = 60_000;
/** More of one kind at once are one notification: a morning with twenty gates must not be twenty pings. */
const MOST_SINGLE = 3;
const REMINDED = 'slipway-reminded';
const MOST_KEPT = 1_000;

/** Reminds of what is near, while any kind is on; reads nothing otherwise. */
export function Reminders() {
  const wanted = usePreferences((state) => state.reminders);
  const configuration = useConfiguration();
  // Kept until the needs have been read: a click may come into a window that is still reading.
  const [chosen, setChosen] = useState<string>();
  useEffect(
    () =>
      listen('notificationChosen', ({ id }) => {
        useNavigation.getState().go('thisWeek');
        setChosen(id);
      }),
    [],
  );
  const forget = useCallback(() => setChosen(undefined), []);
  if (wanted.length === 0 || configuration === undefined) return null;
  return <Watching configuration={configuration} chosen={chosen} onSelected={forget} />;
}

interface WatchingProps {
  readonly configuration: Configuration;
  /** The reminder whose notification was clicked and whose need is not selected yet. */
  readonly chosen: string | undefined;
  readonly onSelected: () => void;
}

function Watching({ configuration, chosen, onSelected }: WatchingProps) {
  const { t, i18n } = useTranslation('thisWeek');
  const wanted = usePreferences((state) => state.reminders);
  const now = useNow();
  const needs = useNeeds(configuration, todayIn(configuration.settings.zone, now));
  useEffect(() => {
    if (needs === undefined) return;
    const known = new Set(reminded());
    const due = remindersOf(needs, configuration, new Set(wanted), now).filter(({ id }) => !known.has(id));
    if (due.length === 0) return;
    // Kept before they are shown: rather one too few than the same again every minute.
    localStorage.setItem(REMINDED, JSON.stringify([...known, ...due.map(({ id }) => id)].slice(-MOST_KEPT)));
    const day = makeWhenText(i18n.language);
    for (const [kind, list] of groupBy(due, ({ need }) => need.kind)) {
      if (list.length > MOST_SINGLE) notify(kind, t(`kinds.${kind}`), t('reminder.many', { count: list.length }));
      else
        for (const { id, need } of list)
          notify(
            id,
            titleOf(need),
            `${day.when(need.entry.when)}\n${t(`why.${need.reason.code}`, need.reason.params)}`,
          );
    }
  }, [needs, configuration, wanted, now, t, i18n]);
  useEffect(() => {
    if (chosen === undefined || needs === undefined) return;
    select(needs, chosen);
    onSelected();
  }, [chosen, needs, onSelected]);
  return null;
}

function notify(id: string, title: string, body: string): void {
  void call('notify', { id, title: title.slice(0, 200), body: body.slice(0, 500) }).catch(() => {});
}

const titleOf = ({ entry }: Need): string => [entry.key ?? '', entry.title].filter(Boolean).join(' ');

/** The page names all of them; what the notification was about is selected there. */
function select(needs: readonly Need[], id: string): void {
  const need = needs.find((one) => reminderId(one) === id);
  if (need !== undefined) {
    const { table, recordId, occurrence } = need.entry;
    useNavigation.getState().select({ table, id: recordId, occurrence });
  }
}

function reminded(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(REMINDED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
