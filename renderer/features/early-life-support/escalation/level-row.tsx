import { useTranslation } from 'react-i18next';
import { RotaTurn, type EscalationLevel } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { addDays } from '#shared/planning/days.ts';
import type { Days } from '#shared/planning/support/book.ts';
import { uuidv7 } from '../../../data/ids.ts';
import {
  Button,
  classNames,
  DateField,
  IconButton,
  MenuButton,
  MultiPick,
  SearchSelect,
  TextField,
} from '../../../ui/index.ts';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import form from '../../../ui/records/form.module.css';
import styles from './escalation.module.css';

interface LevelProps {
  readonly level: EscalationLevel;
  readonly number: number;
  readonly configuration: Configuration;
  /** Of the support; a rota begins with its first. */
  readonly days: Days | null;
  readonly today: PlainDate;
  readonly onSave: (fields: Partial<EscalationLevel>) => void;
  readonly onUp: (() => void) | null;
  readonly onDown: (() => void) | null;
  readonly onRemove: () => void;
}

const TURN_DAYS = 7;

/** One level: whom to call how and when, whose turn it is, and whether somebody tried. */
export function LevelRow(props: LevelProps) {
  const { level, number, configuration, days, today, onSave, onUp, onDown, onRemove } = props;
  const { t } = useTranslation('support');
  const { name, rota } = level;
  const people = useOptions(configuration, 'people', level.personIds);
  const { weekStart } = configuration.settings;
  const addTurn = () => {
    const last = rota.reduce<PlainDate | null>(
      (end, turn) => (end === null || turn.last > end ? turn.last : end),
      null,
    );
    const first = last === null ? (days?.first ?? today) : addDays(last, 1);
    const turn = RotaTurn.parse({ id: uuidv7(Date.now()), first, last: addDays(first, TURN_DAYS - 1) });
    onSave({ rota: [...rota, turn] });
  };
  return (
    <li className={styles.level} aria-label={name}>
      <div className={classNames(form.quiet, styles.levelHead)}>
        <TextField
          label={t('escalation.nameOf', { number })}
          hideLabel
          isRequired
          value={name}
          onSave={(next) => onSave({ name: next.trim() })}
        />
        <Button variant="quiet" icon="plus" aria-label={t('escalation.addTurnTo', { name })} onPress={addTurn}>
          {t('escalation.addTurn')}
        </Button>
        <MenuButton
          label={t('escalation.more', { name })}
          icon="more"
          items={[
            {
              id: 'up',
              label: t('escalation.up', { name }),
              icon: 'arrow-up',
              isDisabled: onUp === null,
              onAction: () => onUp?.(),
            },
            {
              id: 'down',
              label: t('escalation.down', { name }),
              icon: 'arrow-down',
              isDisabled: onDown === null,
              onAction: () => onDown?.(),
            },
            {
              id: 'remove',
              label: t('escalation.remove', { name }),
              icon: 'trash',
              danger: true,
              startsGroup: true,
              onAction: onRemove,
            },
          ]}
        />
      </div>
      <div className={styles.fields}>
        <TextField
          label={t('escalation.contact')}
          value={level.contact}
          onSave={(contact) => onSave({ contact: contact.trim() })}
        />
        <TextField
          label={t('escalation.hours')}
          value={level.hours}
          placeholder={t('escalation.hoursPlaceholder')}
          onSave={(hours) => onSave({ hours: hours.trim() })}
        />
        <MultiPick
          label={t('escalation.people')}
          value={level.personIds}
          options={people}
          onSave={(personIds) => onSave({ personIds })}
        />
        <DateField
          label={t('escalation.testedOn')}
          value={level.testedOn}
          weekStart={weekStart}
          onSave={(testedOn) => onSave({ testedOn })}
        />
      </div>
      {rota.length > 0 && (
        <ul className={styles.rota} aria-label={t('escalation.rotaOf', { name })}>
          {rota
            .toSorted((a, b) => (a.first < b.first ? -1 : 1))
            .map((turn) => (
              <TurnRow
                key={turn.id}
                turn={turn}
                configuration={configuration}
                onSave={(fields) =>
                  onSave({ rota: rota.map((one) => (one.id === turn.id ? { ...one, ...fields } : one)) })
                }
                onRemove={() => onSave({ rota: rota.filter(({ id }) => id !== turn.id) })}
              />
            ))}
        </ul>
      )}
    </li>
  );
}

interface TurnProps {
  readonly turn: RotaTurn;
  readonly configuration: Configuration;
  readonly onSave: (fields: Partial<RotaTurn>) => void;
  readonly onRemove: () => void;
}

function TurnRow({ turn, configuration, onSave, onRemove }: TurnProps) {
  const { t } = useTranslation('support');
  const people = useOptions(configuration, 'people', [turn.personId], t('nobody'));
  const { weekStart } = configuration.settings;
  const name = configuration.people.get(turn.personId ?? '')?.name ?? t('nobody');
  return (
    <li className={classNames(form.quiet, styles.turn)}>
      <DateField
        label={t('escalation.turnFirst')}
        hideLabel
        isRequired
        value={turn.first}
        weekStart={weekStart}
        onSave={(first) => first !== null && onSave({ first, last: first > turn.last ? first : turn.last })}
      />
      <DateField
        label={t('escalation.turnLast')}
        hideLabel
        isRequired
        value={turn.last}
        weekStart={weekStart}
        onSave={(last) => last !== null && onSave({ last, first: last < turn.first ? last : turn.first })}
      />
      <SearchSelect
        label={t('escalation.turnPerson')}
        hideLabel
        value={fromOptional(turn.personId)}
        options={people}
        onSave={(id) => onSave({ personId: toOptional(id) })}
      />
      <IconButton icon="close" label={t('escalation.removeTurn', { name })} onPress={onRemove} />
    </li>
  );
}
