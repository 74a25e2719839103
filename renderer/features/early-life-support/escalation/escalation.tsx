import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EscalationLevel } from '#shared/model/support.ts';
import type { PlainDate } from '#shared/model/time.ts';
import { onCall } from '#shared/planning/support/on-call.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Button, DateField, Icon, SearchSelect, Section, TextField } from '../../../ui/index.ts';
import { AddLine } from '../../../ui/records/add-line.tsx';
import { fromOptional, toOptional, useOptions } from '../../../ui/records/options.tsx';
import form from '../../../ui/records/form.module.css';
import page from '../../../ui/record-page.module.css';
import type { PartProps } from '../page/support-page.tsx';
import { LevelRow } from './level-row.tsx';
import styles from './escalation.module.css';

const DEFAULTS = ['desk', 'support', 'third', 'vendor', 'developer'] as const;

/** The way up from the service desk to the developer, who is on call, and who may decide. */
export function Escalation(props: PartProps) {
  const { book, edits } = props;
  const { t } = useTranslation('support');
  const levels = book.support.escalation;
  const save = (next: EscalationLevel[]) => edits.setList('escalation', next);
  const level = (name: string) => EscalationLevel.parse({ id: uuidv7(Date.now()), name });
  const move = (from: number, by: -1 | 1) => {
    const next = [...levels];
    const [moved] = next.splice(from, 1);
    if (moved !== undefined) next.splice(from + by, 0, moved);
    save(next);
  };
  return (
    <div className={styles.columns}>
      <div className={page.main}>
        <Section title={t('escalation.label')} text={t('escalation.text')}>
          {levels.length === 0 && (
            <div className={styles.empty}>
              <p>{t('escalation.empty')}</p>
              <Button onPress={() => save(DEFAULTS.map((one) => level(t(`escalation.defaults.${one}`))))}>
                {t('escalation.addDefaults')}
              </Button>
            </div>
          )}
          <ol className={styles.levels}>
            {levels.map((one, at) => (
              <LevelRow
                key={one.id}
                level={one}
                number={at + 1}
                configuration={props.configuration}
                days={props.log.days}
                today={props.today}
                onSave={(fields) => save(levels.map((each) => (each === one ? { ...one, ...fields } : each)))}
                onUp={at === 0 ? null : () => move(at, -1)}
                onDown={at === levels.length - 1 ? null : () => move(at, 1)}
                onRemove={() => save(levels.filter((each) => each !== one))}
              />
            ))}
          </ol>
          <AddLine label={t('escalation.add')} onAdd={(name) => save([...levels, level(name)])} />
        </Section>
      </div>
      <aside className={page.side}>
        <OnCallNow {...props} />
        <Authority {...props} />
      </aside>
    </div>
  );
}

/** Whom to ring on a day, level by level. */
function OnCallNow({ book, configuration, today }: PartProps) {
  const { t } = useTranslation('support');
  const [day, setDay] = useState<PlainDate>(today);
  const name = (id: string) => configuration.people.get(id)?.name ?? id;
  if (book.support.escalation.length === 0) return null;
  return (
    <Section title={t('escalation.onCall')}>
      <DateField
        label={t('escalation.onCallDay')}
        value={day}
        isRequired
        weekStart={configuration.settings.weekStart}
        onSave={(next) => next !== null && setDay(next)}
      />
      <ul className={styles.onCall}>
        {onCall(book.support.escalation, day).map(({ level, personIds, gap }) => (
          <li key={level.id}>
            <span className={styles.levelName}>{level.name}</span>
            <span>
              {gap ? (
                <span className={styles.gap}>
                  <Icon name="warning" size={12} /> {t('escalation.gap')}
                </span>
              ) : (
                personIds.map(name).join(', ') || <span className={styles.muted}>{t('escalation.nobodyNamed')}</span>
              )}
            </span>
            {level.contact !== '' && <span className={styles.muted}>{level.contact}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Authority({ book, configuration, edits }: PartProps) {
  const { t } = useTranslation('support');
  const { rollbackAuthorityId, majorIncidentManagerId, bridge } = book.support;
  const people = useOptions(configuration, 'people', [rollbackAuthorityId, majorIncidentManagerId], t('nobody'));
  return (
    <Section title={t('escalation.authority')}>
      <div className={form.form}>
        <SearchSelect
          label={t('escalation.rollback')}
          value={fromOptional(rollbackAuthorityId)}
          options={people}
          onSave={(id) => edits.set('rollbackAuthorityId', { rollbackAuthorityId: toOptional(id) })}
        />
        <SearchSelect
          label={t('escalation.majorIncident')}
          value={fromOptional(majorIncidentManagerId)}
          options={people}
          onSave={(id) => edits.set('majorIncidentManagerId', { majorIncidentManagerId: toOptional(id) })}
        />
        <TextField
          label={t('escalation.bridge')}
          value={bridge}
          placeholder={t('escalation.bridgePlaceholder')}
          onSave={(next) => edits.set('bridge', { bridge: next.trim() })}
        />
      </div>
    </Section>
  );
}
