import { useTranslation } from 'react-i18next';
import type { EnvironmentVersion } from '#shared/model/environment.ts';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { MenuButton } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './versions.module.css';

export interface VersionRow {
  readonly serviceId: Id;
  /** Null: the service is on it, which version is not recorded. */
  readonly version: EnvironmentVersion | null;
}

export interface VersionTableProps {
  readonly label: string;
  readonly rows: readonly VersionRow[];
  readonly configuration: Configuration;
  readonly releases: ReadonlyMap<Id, Release>;
  readonly onEdit: (version: EnvironmentVersion) => void;
  readonly onDelete: (version: EnvironmentVersion) => void;
  readonly withNotes?: boolean;
}

/** What a recorded version is called in steps and menus: "Payments hub 4.2". */
export function useVersionLabel({ services }: Configuration): (version: EnvironmentVersion) => string {
  const { t } = useTranslation('environments');
  return ({ serviceId, version }) => {
    const service = services.get(serviceId)?.name ?? serviceId;
    return version === '' ? t('versions.labelOff', { service }) : t('versions.label', { service, version });
  };
}

/** Service, version, since when, with which release. */
export function VersionTable(props: VersionTableProps) {
  const { label, rows, configuration, releases, onEdit, onDelete, withNotes = false } = props;
  const { t } = useTranslation('environments');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const labelOf = useVersionLabel(configuration);
  return (
    <div className={styles.scroller}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('versions.service')}</th>
            <th scope="col">{t('versions.version')}</th>
            <th scope="col">{t('versions.since')}</th>
            <th scope="col">{t('versions.release')}</th>
            {withNotes && <th scope="col">{t('versions.notes')}</th>}
            <th scope="col">
              <span className="visually-hidden">{t('versions.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ serviceId, version }) => {
            const release = version === null ? undefined : releases.get(version.releaseId ?? '');
            return (
              <tr key={version?.id ?? serviceId}>
                <th scope="row" dir="auto">
                  {configuration.services.get(serviceId)?.name ?? serviceId}
                </th>
                <td className={version === null || version.version === '' ? styles.muted : styles.version}>
                  {version === null ? t('versions.unknown') : version.version || t('versions.takenOff')}
                </td>
                <td>{version !== null && text.when(version.since)}</td>
                <td>
                  {release !== undefined && (
                    <button type="button" className={styles.link} onClick={() => go('releases', release.id)}>
                      {release.key}
                    </button>
                  )}
                </td>
                {withNotes && (
                  <td className={styles.notes} dir="auto">
                    {version?.notes}
                  </td>
                )}
                <td className={styles.actions}>
                  {version !== null && (
                    <MenuButton
                      label={t('versions.more', { label: labelOf(version) })}
                      icon="more"
                      items={[
                        { id: 'edit', label: t('versions.edit'), icon: 'edit', onAction: () => onEdit(version) },
                        {
                          id: 'delete',
                          label: t('versions.delete', { label: labelOf(version) }),
                          icon: 'trash',
                          danger: true,
                          startsGroup: true,
                          onAction: () => onDelete(version),
                        },
                      ]}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
