import { useEffect, useState } from 'react';
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
  if (wanted.length === 0 || configuration === undefined) return null;
  return <Watching configuration={configuration} />;
}

function Watching({ configuration }: { readonly configuration: Configuration }) {
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
  useEffect(() => listen('notificationChosen', ({ id }) => choose(needs ?? [], id)), [needs]);
  return null;
}

function notify(id: string, title: string, body: string): void {
  void call('notify', { id, title: title.slice(0, 200), body: body.slice(0, 500) }).catch(() => {});
}

const titleOf = ({ entry }: Need): string => [entry.key ?? '', entry.title].filter(Boolean).join(' ');

/** The page names all of them; what the notification was about is selected there. */
function choose(needs: readonly Need[], id: string): void {
  const { go, select } = useNavigation.getState();
  go('thisWeek');
  const need = needs.find((one) => reminderId(one) === id);
  if (need !== undefined) {
    const { table, recordId, occurrence } = need.entry;
    select({ table, id: recordId, occurrence });
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
