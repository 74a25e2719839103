import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { When, Zone } from '#shared/model/time.ts';
import { offeredZones } from '#shared/planning/offered-zones.ts';
import { DateField } from '../date-field.tsx';
import { MomentField } from '../moment-field.tsx';
import { SegmentedControl } from '../segmented-control.tsx';
import { SearchSelect } from '../search-select.tsx';
import { asType, inZone, withEnd, withStart } from './when-edit.ts';
import { useWhenText } from './when-text.ts';
import styles from './form.module.css';

export interface WhenFieldProps {
  readonly label: string;
  readonly value: When;
  readonly onSave: (when: When) => void;
  /** The workspace's zone: where new times are, and what others are also said in. */
  readonly zone: Zone;
  /** One day or one point in time. */
  readonly point?: boolean;
  readonly weekStart?: number;
  readonly error?: string | null;
}

/** Days or times. Moving the start takes the end along; an end before the start is refused at the field. */
export function WhenField({ label, value, onSave, zone, point = false, weekStart = 1, error = null }: WhenFieldProps) {
  const { t } = useTranslation('inspector');
  const text = useWhenText();
  const [refused, setRefused] = useState<string | null>(null);
  const save = (when: When | null) => {
    setRefused(when === null ? t('errors.endBeforeStart') : null);
    if (when !== null) onSave(when);
  };
  const elsewhere = text.elsewhere(value, zone);
  return (
    <fieldset className={styles.group} aria-label={label}>
      <div className={styles.groupHead}>
        <span className={styles.groupLabel}>{label}</span>
        <SegmentedControl
          label={label}
          value={value.type}
          options={[
            { id: 'dates', label: t('wholeDays') },
            { id: 'moments', label: t('timed') },
          ]}
          onChange={(type) => save(asType(value, type, zone, point))}
        />
      </div>
      {value.type === 'dates' && (
        <div className={point ? styles.form : styles.pair}>
          <DateField
            label={point ? t('day') : t('fields.first')}
            value={value.first}
            isRequired
            weekStart={weekStart}
            error={point ? error : null}
            onSave={(first) => {
              if (first !== null) save(point ? { ...value, first, last: first } : withStart(value, first));
            }}
          />
          {!point && (
            <DateField
              label={t('fields.last')}
              value={value.last}
              isRequired
              weekStart={weekStart}
              error={refused ?? error}
              onSave={(last) => {
                if (last !== null) save(withEnd(value, last));
              }}
            />
          )}
        </div>
      )}
      {value.type === 'moments' && (
        <>
          <MomentField
            label={point ? t('at') : t('start')}
            value={value.start}
            zone={value.start.zone}
            weekStart={weekStart}
            error={point ? error : null}
            onSave={(start) => save(point ? { ...value, start, end: start } : withStart(value, start))}
          />
          {!point && (
            <MomentField
              label={t('end')}
              value={value.end}
              zone={value.end.zone}
              weekStart={weekStart}
              error={refused ?? error}
              onSave={(end) => save(withEnd(value, end))}
            />
          )}
          <ZoneSelect value={value.start.zone} onSave={(next) => save(inZone(value, next))} first={zone} />
          {elsewhere !== null && <p className={styles.hint}>{t('alsoIn', { time: elsewhere })}</p>}
        </>
      )}
    </fieldset>
  );
}

interface ZoneSelectProps {
  readonly value: Zone;
  readonly onSave: (zone: Zone) => void;
  /** Offered before all others. */
  readonly first: Zone;
}

function ZoneSelect({ value, onSave, first }: ZoneSelectProps) {
  const { t } = useTranslation('inspector');
  const options = useMemo(() => {
    const zones = new Set([first, value, 'UTC', ...offeredZones()]);
    return [...zones].map((id) => ({ id, label: id.replaceAll('_', ' ') }));
  }, [first, value]);
  return <SearchSelect label={t('zone')} value={value} options={options} onSave={onSave} />;
}
