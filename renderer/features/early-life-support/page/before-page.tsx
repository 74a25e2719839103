import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ReleaseRecords } from '#shared/planning/support/book.ts';
import { useEdit } from '../../../data/edit.ts';
import { todayIn } from '../../../data/today.ts';
import { Button, PageHeader } from '../../../ui/index.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { KnownErrors } from '../known-errors/known-errors.tsx';
import { PreProduction } from '../known-errors/pre-production.tsx';
import type { RecordProps } from '../records/record-props.ts';
import { FoundRecord } from './found-record.tsx';
import styles from './page.module.css';

interface BeforeProps {
  readonly book: ReleaseRecords;
  readonly configuration: Configuration;
}

/** What is found in test and carried into production, written down before early life support is set up. */
export function BeforePage({ book, configuration }: BeforeProps) {
  const { t } = useTranslation('support');
  const go = useNavigation((state) => state.go);
  const show = useDialogs((state) => state.show);
  const edit = useEdit();
  const { release } = book;
  const edits = useMemo<RecordProps['edits']>(
    () => ({ run: async (code, params, changes) => (await edit(code, params, changes)) !== null }),
    [edit],
  );
  const part: RecordProps = { book, configuration, today: todayIn(configuration.settings.zone), edits };
  return (
    <div className={styles.page}>
      <PageHeader
        back={{ label: t('page.backToRelease'), onPress: () => go('releases', release.id) }}
        title={
          <span className={styles.title} title={`${release.key} ${release.name}`}>
            {release.key} {release.name !== release.key && <span className={styles.name}>{release.name}</span>}
          </span>
        }
      >
        <span className={styles.push} />
        <Button variant="primary" icon="lifebuoy" onPress={() => show({ kind: 'supportSetUp', releaseId: release.id })}>
          {t('before.setUp')}
        </Button>
      </PageHeader>
      <div className={styles.before}>
        <p className={styles.muted}>{t('before.text')}</p>
        <KnownErrors {...part} log={null} />
        <PreProduction {...part} />
      </div>
      <FoundRecord {...part} />
    </div>
  );
}
