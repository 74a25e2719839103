import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { isClosed } from '#shared/planning/support/known-errors.ts';
import { progressOf } from '#shared/planning/support/progress.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { useReleaseRecords, useSupportBook } from '../../../data/supports.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, Section } from '../../../ui/index.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import styles from './sections.module.css';

interface SupportProps {
  readonly release: Release;
  readonly configuration: Configuration;
}

/** Whether early life support is set up for the release, and the way to it. */
export function EarlyLifeSupport({ release, configuration }: SupportProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const { zone } = configuration.settings;
  const book = useSupportBook(release.id, zone);
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const records = useReleaseRecords(release.id);
  if (book === undefined || records === undefined) return null;
  if (book === null) {
    const knownErrors = records?.knownErrors.filter((error) => !isClosed(error)).length ?? 0;
    const preProduction = records?.incidents.filter((incident) => incident.preProduction).length ?? 0;
    return (
      <Section
        title={t('onRelease.title')}
        actions={
          <>
            <Button variant="quiet" icon="arrow-right" onPress={() => go('support', release.id)}>
              {t('onRelease.before')}
            </Button>
            <Button variant="quiet" icon="plus" onPress={() => show({ kind: 'supportSetUp', releaseId: release.id })}>
              {t('onRelease.setUp')}
            </Button>
          </>
        }
      >
        <p className={styles.empty}>
          {knownErrors + preProduction === 0
            ? t('onRelease.empty')
            : t('onRelease.found', { knownErrors, preProduction })}
        </p>
      </Section>
    );
  }
  const { done, total } = progressOf(book.items, todayIn(zone));
  const lead = configuration.people.get(book.support.leadId ?? '')?.name;
  return (
    <Section
      title={t('onRelease.title')}
      actions={
        <Button variant="quiet" icon="arrow-right" onPress={() => go('support', book.support.id)}>
          {t('onRelease.open')}
        </Button>
      }
    >
      <p className={styles.muted}>
        {[
          book.phase === null ? t('stage.noDays') : text.days(book.phase.first, book.phase.last),
          t('checklist.progress', { done, total }),
          ...(lead === undefined ? [] : [lead]),
        ].join(' · ')}
      </p>
    </Section>
  );
}
