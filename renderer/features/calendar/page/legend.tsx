import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import { ChipButton, EntryChip, Popover } from '../../../ui/index.ts';
import type { ColourBy } from '../../../ui/state/calendar-view.ts';
import { statusLook } from '../entry-look.ts';
import styles from './page.module.css';

const CATEGORIES = ['planned', 'inProgress', 'done', 'cancelled'] as const;

/** What codes, colours and marks mean, as this workspace has them. */
export function Legend({
  configuration,
  colourBy,
}: {
  readonly configuration: Configuration;
  readonly colourBy: ColourBy;
}) {
  const { t } = useTranslation('calendar');
  const { releaseTypes, eventKinds, phaseTypes, gateTypes } = configuration;
  const groups = [
    { title: t('tables.releases'), kinds: [...releaseTypes.values()] },
    { title: t('tables.phases'), kinds: [...phaseTypes.values()] },
    { title: t('tables.gates'), kinds: [...gateTypes.values()] },
    { title: t('tables.events'), kinds: [...eventKinds.values()] },
  ];
  return (
    <Popover label={t('legend')} placement="bottom end" trigger={<ChipButton>{t('legend')}</ChipButton>}>
      {/* Scrolls where the window is low: then the keyboard needs a place to scroll from. */}
      <div className={styles.legend} tabIndex={0} role="group" aria-label={t('legend')}>
        {groups.map(({ title, kinds }) => (
          <section key={title} className={styles.legendGroup}>
            <h3>{title}</h3>
            {kinds
              .filter((kind) => !kind.archived)
              .sort((a, b) => a.order - b.order)
              .map((kind) => (
                <EntryChip
                  key={kind.id}
                  code={kind.appearance.code}
                  title={kind.name}
                  appearance={
                    colourBy === 'type'
                      ? kind.appearance
                      : statusLook('none', kind.appearance.code, kind.appearance.pattern)
                  }
                />
              ))}
          </section>
        ))}
        <section className={styles.legendGroup}>
          <h3>{t('legendMarks.title')}</h3>
          {CATEGORIES.map((category) => (
            <EntryChip
              key={category}
              code=""
              title={t(`legendMarks.${category}`)}
              category={category}
              appearance={statusLook(colourBy === 'status' ? category : 'none', '', 'none')}
            />
          ))}
          <EntryChip code="★" title={t('legendMarks.deployment')} appearance={statusLook('none', '★', 'none')} />
          <EntryChip code="B" title={t('legendMarks.booking')} outlined appearance={statusLook('none', 'B', 'none')} />
          <EntryChip code="" title={t('legendMarks.tentative')} tentative appearance={statusLook('none', '', 'none')} />
          <EntryChip
            code=""
            title={t('legendMarks.awaiting')}
            awaitingApproval
            appearance={statusLook('none', '', 'none')}
          />
          <EntryChip code="" title={t('legendMarks.struck')} cancelled appearance={statusLook('none', '', 'none')} />
        </section>
      </div>
    </Popover>
  );
}
