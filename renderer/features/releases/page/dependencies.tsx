import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEdit } from '../../../data/edit.ts';
import { useLive } from '../../../data/live.ts';
import type { Release } from '#shared/model/release.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { cycleThrough, downstreamOf, upstreamOf, type Reached } from '#shared/planning/dependencies.ts';
import { Section } from '../../../ui/index.ts';
import { AddFromList } from '../../../ui/records/add-from-list.tsx';
import { RelatedList } from '../../../ui/records/related-list.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './sections.module.css';

interface DependenciesProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** What must be live before this release, and what waits for it, directly and further away. */
export function Dependencies({ release, configuration }: DependenciesProps) {
  const { t } = useTranslation('releases');
  const edit = useEdit();
  const text = useWhenText();
  const go = useNavigation((state) => state.go);
  const [error, setError] = useState<string | null>(null);
  const all = useLive((db) => db.records('releases').toArray(), []);
  const nodes = useMemo(() => new Map((all ?? []).map((one) => [one.id, one])), [all]);
  const options = useMemo(
    () =>
      (all ?? [])
        .filter((one) => one.id !== release.id && !release.dependsOn.includes(one.id))
        .map((one) => ({ id: one.id, label: one.key, hint: one.name })),
    [all, release.id, release.dependsOn],
  );
  const keyOf = (id: Id) => nodes.get(id)?.key ?? id;
  const save = (code: string, need: Id, dependsOn: Id[]) =>
    void edit(code, { label: release.key, need: keyOf(need) }, [
      { op: 'patch', table: 'releases', id: release.id, fields: { dependsOn } },
    ]);
  const add = (need: Id) => {
    const circle = cycleThrough(release.id, need, nodes);
    setError(
      circle === null ? null : t('dependencies.circle', { label: keyOf(need), path: circle.map(keyOf).join(' → ') }),
    );
    if (circle === null) save('dependencyAdded', need, [...release.dependsOn, need]);
  };
  const item = ({ id, steps }: Reached) => {
    const other = nodes.get(id);
    const date = other?.releaseDate ?? null;
    const isLate = steps === 1 && date !== null && release.releaseDate !== null && date > release.releaseDate;
    return {
      id,
      label: keyOf(id),
      name: other?.name ?? '',
      category: configuration.statuses.get(other?.statusId ?? '')?.category ?? null,
      detail: date === null ? '' : text.day(date),
      warning: isLate && release.dependsOn.includes(id) ? t('dependencies.late') : null,
      steps,
    };
  };
  if (all === undefined) return <Section title={t('page.dependencies')}>{null}</Section>;
  return (
    <Section
      title={t('page.dependencies')}
      actions={<AddFromList label={t('dependencies.add')} options={options} onAdd={add} />}
    >
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.two}>
        <RelatedList
          title={t('dependencies.needs')}
          empty={t('dependencies.needsEmpty')}
          items={upstreamOf(release.id, nodes).map(item)}
          onOpen={(id) => go('releases', id)}
          removeLabel={(label) => t('dependencies.remove', { label })}
          onRemove={(id) =>
            save(
              'dependencyRemoved',
              id,
              release.dependsOn.filter((one) => one !== id),
            )
          }
        />
        <RelatedList
          title={t('dependencies.neededBy')}
          empty={t('dependencies.neededByEmpty')}
          items={downstreamOf(release.id, nodes).map(item)}
          onOpen={(id) => go('releases', id)}
        />
      </div>
    </Section>
  );
}
