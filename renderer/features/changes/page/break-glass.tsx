import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agreedBy, approversIn, stopClock, verbalApprovals } from '#shared/change/break-glass.ts';
import type { BreakGlass, VerbalApproval } from '#shared/model/change.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useWrite } from '../../../data/record-editor.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { Button, IconButton, TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { AddLine } from '../../../ui/records/add-line.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import type { ChangeForm, SectionProps } from './form.ts';
import { ReviewStatus } from './outcome.tsx';
import styles from './page.module.css';
import parts from './parts.module.css';

const MINUTE_MS = 60_000;

interface EmergencyProps extends SectionProps {
  readonly record: BreakGlass;
}

/** What made somebody break the glass, its clock, who agreed by word of mouth, and the review it asks for. */
export function Emergency({ form, record }: EmergencyProps) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const { change, configuration, saver } = form;
  const { zone } = configuration.settings;
  const { endedAt } = record;
  const isRunning = endedAt === null;
  const now = useMinute(isRunning);
  const minutes = Math.max(
    0,
    Math.floor(((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(record.startedAt)) / MINUTE_MS),
  );
  const at = (instant: string) => text.moment(momentFromInstant(instant, zone));
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <span>
          {endedAt === null
            ? t('emergency.running', { start: at(record.startedAt), count: minutes })
            : t('emergency.took', { start: at(record.startedAt), end: at(endedAt), count: minutes })}
        </span>
        {isRunning && (
          <Button icon="clock" onPress={() => saver.saveAll('breakGlass', stopClock(change, msToInstant(Date.now())))}>
            {t('emergency.stop')}
          </Button>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.muted}>{t('emergency.review')}</span>
        <ReviewStatus form={form} />
      </div>
      <div className={styles.two}>
        <TextField
          label={t('emergency.reason')}
          multiline
          value={record.reason}
          error={saver.error('breakGlass')}
          onSave={(reason) => saver.save('breakGlass', { ...record, reason })}
        />
        <TextField
          label={t('emergency.incident')}
          value={record.incident}
          onSave={(incident) => saver.save('breakGlass', { ...record, incident: incident.trim() })}
        />
      </div>
      <Agreed form={form} record={record} />
    </div>
  );
}

/** Who agreed by word of mouth: written down in a hurry by name, completed afterwards. */
function Agreed({ form: { change, configuration, approvals }, record }: EmergencyProps) {
  const { t } = useTranslation('changes');
  const write = useWrite();
  const errorText = useErrorText();
  const { personId } = useWorkspace();
  const [error, setError] = useState<string | null>(null);
  const list = record.verbalApprovals;
  const nameOf = (one: VerbalApproval) =>
    one.personId === null ? one.name : (configuration.people.get(one.personId)?.name ?? one.personId);
  const save = async (code: string, about: string, after: readonly VerbalApproval[]) => {
    const steps = agreedBy(change, after, approvals, personId, configuration.people);
    const refused = await write(code, { label: change.key, name: about }, steps);
    setError(refused === null ? null : errorText(refused));
  };
  const add = (names: string) => {
    const added = verbalApprovals(names, configuration.people, msToInstant(Date.now()), () => uuidv7(Date.now()));
    if (added.length > 0) void save('verbalAdded', added.map(nameOf).join(', '), [...list, ...added]);
  };
  return (
    <>
      {list.length === 0 && <p className={styles.muted}>{t('emergency.nobody')}</p>}
      {list.length > 0 && (
        <ul className={parts.rows} aria-label={t('emergency.agreed')}>
          {list.map((one) => (
            <AgreedRow
              key={one.id}
              one={one}
              name={nameOf(one)}
              configuration={configuration}
              onSave={(fields) =>
                void save(
                  'verbalChanged',
                  nameOf(one),
                  list.map((other) => (other.id === one.id ? { ...one, ...fields } : other)),
                )
              }
              onRemove={() =>
                void save(
                  'verbalRemoved',
                  nameOf(one),
                  list.filter(({ id }) => id !== one.id),
                )
              }
            />
          ))}
        </ul>
      )}
      <AddLine label={t('emergency.addAgreed')} onAdd={add} />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </>
  );
}

interface RowProps {
  readonly one: VerbalApproval;
  readonly name: string;
  readonly configuration: ChangeForm['configuration'];
  readonly onSave: (fields: Partial<VerbalApproval>) => void;
  readonly onRemove: () => void;
}

function AgreedRow({ one, name, configuration, onSave, onRemove }: RowProps) {
  const { t } = useTranslation('changes');
  const { zone, weekStart } = configuration.settings;
  // Found by name like those of the first minute; who is in no list stays as typed.
  const rename = (typed: string) => {
    const [found] = approversIn(typed.replaceAll(/[,;]/g, ' '), configuration.people);
    if (found === undefined) return;
    const { personId, role } = found;
    onSave({ personId, name: personId === null ? found.name : '', ...(one.role === '' ? { role } : {}) });
  };
  return (
    <li>
      <div className={parts.agreed}>
        <TextField label={t('emergency.agreedName')} value={name} isRequired onSave={rename} />
        <TextField
          label={t('emergency.agreedRole')}
          value={one.role}
          onSave={(role) => onSave({ role: role.trim() })}
        />
        <MomentField
          label={t('emergency.agreedAt')}
          value={momentFromInstant(one.at, zone)}
          zone={zone}
          weekStart={weekStart}
          onSave={(moment) => onSave({ at: moment.utc })}
        />
        <TextField
          label={t('emergency.agreedMeans')}
          placeholder={t('emergency.agreedMeansHint')}
          value={one.means}
          onSave={(means) => onSave({ means: means.trim() })}
        />
        <IconButton icon="close" label={t('emergency.removeAgreed', { name })} onPress={onRemove} />
      </div>
    </li>
  );
}

/** Now, in epoch ms; moves on while something runs. */
function useMinute(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, [isRunning]);
  return now;
}
