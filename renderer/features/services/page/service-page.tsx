import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fromRow } from '../../../data/database.ts';
import { useEdit } from '../../../data/edit.ts';
import { useLive, useRecord } from '../../../data/live.ts';
import { useRecordSave } from '../../../data/record-editor.ts';
import { useDeletion } from '../../../data/use-deletion.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Service } from '#shared/model/service.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { cycleThrough, downstreamOf, upstreamOf, type Reached } from '#shared/planning/dependencies.ts';
import { compareNames } from '#shared/planning/name-order.ts';
import { Button, EmptyState, IconButton, MenuButton, PageHeader, Section } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { ConfirmDeletion } from '../../../ui/records/confirm-deletion.tsx';
import { CustomFields, customFieldsOf } from '../../../ui/records/custom-fields.tsx';
import { RelatedList } from '../../../ui/records/related-list.tsx';
import { ServiceForm } from '../../../ui/records/service-form.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from '../../../ui/record-page.module.css';

interface PageProps {
  readonly id: string;
  readonly configuration: Configuration;
}

export function ServicePage({ id, configuration }: PageProps) {
  const { t } = useTranslation('services');
  const service = useRecord('services', id);
  const go = useNavigation((state) => state.go);
  const back = { label: t('page.back'), onPress: () => go('services') };
  if (service === undefined) return <PageHeader title={t('title')} back={back} />;
  if (service === null) {
    return (
      <div className={styles.page}>
        <PageHeader title={t('title')} back={back} />
        <EmptyState
          icon="service"
          title={t('page.goneTitle')}
          text={t('page.goneText')}
          actions={<Button onPress={back.onPress}>{t('page.back')}</Button>}
        />
      </div>
    );
  }
  return <LoadedPage service={fromRow(service)} configuration={configuration} />;
}

interface LoadedProps {
  readonly service: Service;
  readonly configuration: Configuration;
}

function LoadedPage({ service, configuration }: LoadedProps) {
  const { t } = useTranslation('services');
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const save = useRecordSave('services', service, configuration.statuses);
  const deletion = useDeletion(() => go('services'));
  const hasCustom = customFieldsOf('services', service.custom, configuration).length > 0;
  const remove = () => deletion.ask('services', [{ id: service.id, label: service.name }]);
  return (
    <div className={styles.page}>
      <PageHeader
        back={{ label: t('page.back'), onPress: () => go('services') }}
        title={
          <span title={service.name}>
            {service.name} {service.key !== service.name && <span className={styles.name}>{service.key}</span>}
          </span>
        }
      >
        <span className={styles.push} />
        <IconButton
          icon="history"
          label={t('page.history')}
          onPress={() => show({ kind: 'history', table: 'services', id: service.id })}
        />
        <MenuButton
          label={t('page.actions')}
          icon="more"
          items={[{ id: 'delete', label: t('page.delete'), icon: 'trash', danger: true, onAction: remove }]}
        />
      </PageHeader>
      <div className={styles.scroll}>
        <div className={styles.columns}>
          <div className={styles.main}>
            <Needs service={service} configuration={configuration} />
            <ReleasesOf service={service} configuration={configuration} />
          </div>
          <aside className={styles.side} aria-label={t('page.details')}>
            <Section title={t('page.details')}>
              <ServiceForm service={service} configuration={configuration} onSave={save} />
            </Section>
            {hasCustom && (
              <Section title={t('page.custom')}>
                <CustomFields
                  appliesTo="services"
                  values={service.custom}
                  configuration={configuration}
                  onSave={(custom) => save({ custom })}
                />
              </Section>
            )}
          </aside>
        </div>
      </div>
      {deletion.asked !== null && (
        <ConfirmDeletion
          table="services"
          labels={deletion.asked.labels}
          uses={deletion.asked.uses}
          onConfirm={deletion.confirm}
          onCancel={deletion.cancel}
        />
      )}
    </div>
  );
}

/** What it needs and what needs it, near and far. */
function Needs({ service, configuration }: LoadedProps) {
  const { t } = useTranslation('services');
  const edit = useEdit();
  const go = useNavigation((state) => state.go);
  const [error, setError] = useState<string | null>(null);
  const { services, teams } = configuration;
  const keyOf = (id: Id) => services.get(id)?.key ?? id;
  const options = useMemo(
    () =>
      [...services.values()]
        .filter((one) => one.id !== service.id && !service.dependsOn.includes(one.id))
        .sort((a, b) => compareNames(a.key, b.key))
        .map((one) => ({ id: one.id, label: one.key, ...(one.name === one.key ? {} : { hint: one.name }) })),
    [services, service.id, service.dependsOn],
  );
  const save = (code: string, need: Id, dependsOn: Id[]) =>
    void edit(code, { label: service.name, need: keyOf(need) }, [
      { op: 'patch', table: 'services', id: service.id, fields: { dependsOn } },
    ]);
  const add = (need: Id) => {
    const circle = cycleThrough(service.id, need, services);
    setError(circle === null ? null : t('page.circle', { label: keyOf(need), path: circle.map(keyOf).join(' → ') }));
    if (circle === null) save('dependencyAdded', need, [...service.dependsOn, need]);
  };
  const item = ({ id, steps }: Reached) => {
    const other = services.get(id);
    return {
      id,
      label: keyOf(id),
      name: other?.name ?? '',
      category: null,
      detail: teams.get(other?.teamId ?? '')?.name ?? '',
      warning: null,
      steps,
    };
  };
  return (
    <Section
      title={t('page.dependencies')}
      actions={<AddFromList label={t('page.add')} options={options} onAdd={add} />}
    >
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.two}>
        <RelatedList
          title={t('page.upstream')}
          empty={t('page.upstreamEmpty')}
          items={upstreamOf(service.id, services).map(item)}
          onOpen={(id) => go('services', id)}
          removeLabel={(label) => t('page.remove', { label })}
          onRemove={(id) =>
            save(
              'dependencyRemoved',
              id,
              service.dependsOn.filter((one) => one !== id),
            )
          }
        />
        <RelatedList
          title={t('page.downstream')}
          empty={t('page.downstreamEmpty')}
          items={downstreamOf(service.id, services).map(item)}
          onOpen={(id) => go('services', id)}
        />
      </div>
    </Section>
  );
}

/** Releases that change it, the latest first. */
function ReleasesOf({ service, configuration }: LoadedProps) {
  const { t } = useTranslation('services');
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const releases = useLive(
    async (db) => {
      const found = await db
        .records('releases')
        .filter((release) => release.serviceIds.includes(service.id))
        .toArray();
      return found.sort((a, b) => ((a.releaseDate ?? '9999') < (b.releaseDate ?? '9999') ? 1 : -1));
    },
    [service.id],
  );
  return (
    <Section title={t('page.releases')}>
      <RelatedList
        title={t('page.releasesList')}
        empty={t('page.releasesEmpty')}
        items={(releases ?? []).map((release) => ({
          id: release.id,
          label: release.key,
          name: release.name,
          category: configuration.statuses.get(release.statusId)?.category ?? null,
          detail: release.releaseDate === null ? '' : text.day(release.releaseDate),
          warning: null,
          steps: 1,
        }))}
        onOpen={(id) => go('releases', id)}
      />
    </Section>
  );
}
