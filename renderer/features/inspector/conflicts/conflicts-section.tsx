import { useMemo, useState } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { OccurrenceKey } from '#shared/model/event.ts';
import type { TableName } from '#shared/model/tables.ts';
import { isTimely } from '#shared/planning/conflicts/free-slots.ts';
import type { ConflictEngine } from '#shared/planning/conflicts/engine.ts';
import { movableOf, useConflictActions, useFreeSlots } from '../../../data/conflict-actions.ts';
import { useConflicts, useConflictsOf, type Known } from '../../../data/conflicts.ts';
import { refOf } from '#shared/planning/conflicts/conflict.ts';
import { Button, Section } from '../../../ui/index.ts';
import { conflictSentence, refName } from '../../../ui/records/conflict-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { ConflictItem } from './conflict-item.tsx';
import { WaiveDialog } from './waive-dialog.tsx';
import styles from './conflicts.module.css';

export interface ConflictsSectionProps {
  readonly table: TableName;
  readonly id: string;
  readonly occurrence: OccurrenceKey | null;
}

/** The conflicts a record is in, and what can be done about them. Nothing where there are none. */
export function ConflictsSection(props: ConflictsSectionProps) {
  const known = useConflictsOf(props.table, props.id, props.occurrence);
  const { engine } = useConflicts();
  if (known.length === 0 || engine === null) return null;
  return <Filled {...props} known={known} engine={engine} />;
}

interface FilledProps extends ConflictsSectionProps {
  readonly known: readonly Known[];
  readonly engine: ConflictEngine;
}

function Filled({ table, id, occurrence, known, engine }: FilledProps) {
  const { t } = useTranslation('conflicts');
  const { locale } = useLocale();
  const [asked, setAsked] = useState<Known | null>(null);
  const actions = useConflictActions();
  const sentence = ({ conflict }: Known) => conflictSentence(conflict, engine, t, locale);
  const isHelped = known.some(({ conflict, waiver }) => waiver === null && isTimely(conflict));
  return (
    <Section title={t('section')}>
      <ul className={styles.list}>
        {known.map((one) => (
          <ConflictItem
            key={one.conflict.id}
            known={one}
            sentence={sentence(one)}
            engine={engine}
            onWaive={() => setAsked(one)}
            onEnd={() => one.waiver !== null && actions.endWaiver(one.waiver, sentence(one))}
          />
        ))}
      </ul>
      {isHelped && <Slots table={table} id={id} occurrence={occurrence} known={known} engine={engine} />}
      {asked !== null && (
        <WaiveDialog
          sentence={sentence(asked)}
          configuration={engine.context.configuration}
          onWaive={(input) => {
            actions.waive(asked.conflict, input, sentence(asked));
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  );
}

/** Times at which the record fits, one click away. */
function Slots({ table, id, occurrence, engine, known }: FilledProps) {
  const { t } = useTranslation('conflicts');
  const text = useWhenText();
  const actions = useConflictActions();
  const one = useMemo(
    // Looked for anew whenever the conflicts are others: `known` is then another list.
    () => (known.length === 0 ? null : movableOf({ table, id, occurrence }, engine)),
    [table, id, occurrence, engine, known],
  );
  const slots = useFreeSlots(engine, one);
  if (one === null) return null;
  const label = refName(refOf(table, id, occurrence), engine, t);
  return (
    <fieldset className={styles.slots} aria-label={t('slots.label')} aria-busy={slots === null}>
      {slots === null && <p className={styles.muted}>{t('slots.searching')}</p>}
      {slots?.length === 0 && <p className={styles.muted}>{t('slots.none')}</p>}
      {slots !== null && slots.length > 0 && <p className={styles.muted}>{t('slots.fits')}</p>}
      {slots?.map((when) => {
        const date = when.type === 'dates' ? text.when(when) : text.moment(when.start);
        return (
          <Button key={date} onPress={() => actions.move(one, when, { label, date })}>
            {t('slots.move', { when: date })}
          </Button>
        );
      })}
    </fieldset>
  );
}
