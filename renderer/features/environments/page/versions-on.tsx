import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import { useLive } from '../../../data/live.ts';
import type { Environment, EnvironmentVersion } from '#shared/model/environment.ts';
import type { Release } from '#shared/model/release.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { latestFirst, versionsOn } from '#shared/planning/environment-versions.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, DateField, Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { todayIn } from '../../../data/today.ts';
import { VersionDialog } from './version-dialog.tsx';
import { useVersionLabel, VersionTable } from './version-table.tsx';
import styles from './versions.module.css';

interface VersionsOnProps {
  readonly environment: Environment;
  readonly configuration: Configuration;
}

/** What is on it today or was on any day, and everything that ever came onto it. */
export function VersionsOn({ environment, configuration }: VersionsOnProps) {
  const { t } = useTranslation('environments');
  const text = useWhenText();
  const edit = useEdit();
  const label = useVersionLabel(configuration);
  const { zone, weekStart } = configuration.settings;
  const today = todayIn(zone);
  const [day, setDay] = useState(today);
  const [isWhole, setWhole] = useState(false);
  const [editing, setEditing] = useState<EnvironmentVersion | 'new' | null>(null);
  const versions = useLive(
    (db) => db.records('environment-versions').where('environmentId').equals(environment.id).toArray(),
    [environment.id],
  );
  const releases = useReleasesOf(versions);
  const { services } = configuration;
  const rows = useMemo(() => {
    const on = versionsOn(versions ?? [], day, zone);
    const ids = new Set([...on.keys(), ...(day === today ? environment.serviceIds : [])]);
    return [...ids]
      .map((serviceId) => ({ serviceId, version: on.get(serviceId) ?? null }))
      .sort((a, b) => compareNames(nameOf(a.serviceId), nameOf(b.serviceId)));
    function nameOf(id: string) {
      return services.get(id)?.name ?? id;
    }
  }, [versions, day, zone, today, environment.serviceIds, services]);
  const history = useMemo(
    () => latestFirst(versions ?? [], zone).map((version) => ({ serviceId: version.serviceId, version })),
    [versions, zone],
  );
  if (versions === undefined) return null;
  const remove = (version: EnvironmentVersion) =>
    void edit('versionDeleted', { label: label(version), environment: environment.name }, [
      { op: 'delete', table: 'environment-versions', id: version.id },
    ]);
  const table = { configuration, releases, onEdit: setEditing, onDelete: remove };
  return (
    <>
      <Section
        title={t('versions.title')}
        actions={
          <Button variant="quiet" icon="plus" onPress={() => setEditing('new')}>
            {t('versions.add')}
          </Button>
        }
      >
        <div className={styles.day}>
          <DateField
            label={t('versions.on')}
            value={day}
            isRequired
            weekStart={weekStart}
            onSave={(next) => setDay(next ?? today)}
          />
          {day !== today && (
            <Button variant="quiet" onPress={() => setDay(today)}>
              {t('versions.today')}
            </Button>
          )}
        </div>
        {rows.length === 0 ? (
          <p className={styles.empty}>
            {versions.length === 0 ? t('versions.none') : t('versions.noneOn', { date: text.day(day) })}
          </p>
        ) : (
          <VersionTable {...table} label={t('versions.title')} rows={rows} />
        )}
      </Section>
      {history.length > 0 && (
        <Section
          title={t('versions.history')}
          actions={
            history.length > SHOWN && (
              <Button variant="quiet" onPress={() => setWhole(!isWhole)}>
                {isWhole ? t('versions.less') : t('versions.all', { count: history.length })}
              </Button>
            )
          }
        >
          <VersionTable
            {...table}
            label={t('versions.history')}
            rows={isWhole ? history : history.slice(0, SHOWN)}
            withNotes
          />
        </Section>
      )}
      {editing !== null && (
        <VersionDialog
          version={editing === 'new' ? null : editing}
          environment={environment}
          configuration={configuration}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

/** Entries shown before the history is unfolded. */
const SHOWN = 10;

/** Releases that versions came with; never all there are. */
function useReleasesOf(versions: readonly EnvironmentVersion[] | undefined): ReadonlyMap<string, Release> {
  const ids = [...new Set((versions ?? []).flatMap(({ releaseId }) => (releaseId === null ? [] : [releaseId])))];
  const wanted = ids.sort().join('\n');
  const found = useLive(
    async (db) => await db.records('releases').bulkGet(wanted === '' ? [] : wanted.split('\n')),
    [wanted],
  );
  return useMemo(
    () => new Map((found ?? []).flatMap((release) => (release === undefined ? [] : [[release.id, release] as const]))),
    [found],
  );
}
