import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { Button, Checkbox, DateField, MultiPick } from '../../../ui/index.ts';
import { MomentField } from '../../../ui/moment-field.tsx';
import { useOptions } from '../../../ui/records/options.tsx';
import { asType } from '../../../ui/records/when-edit.ts';
import { WhenField } from '../../../ui/records/when-field.tsx';
import { todayIn } from '../../../data/today.ts';
import { AmountField, EnvironmentNames, Spot } from './fields.tsx';
import { Impact, ScheduleStatus } from './impact.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

/** When, and what is out meanwhile. */
export function Schedule({ form, release }: SectionProps & { readonly release: Release | null }) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const { zone, weekStart } = configuration.settings;
  const services = useOptions(configuration, 'services', change.outageServiceIds);
  const plan = () => {
    const day = release?.releaseDate ?? todayIn(zone);
    saver.save('when', asType({ type: 'dates', first: day, last: day }, 'moments', zone, false));
  };
  return (
    <div className={styles.form}>
      <Spot field="when">
        {change.when === null ? (
          <div className={styles.line}>
            <span className={styles.muted}>{t('noStart')}</span>
            <Button icon="calendar" onPress={plan}>
              {t('plan')}
            </Button>
          </div>
        ) : (
          <div className={styles.when}>
            <WhenField
              label={t('fields.when')}
              value={change.when}
              zone={zone}
              weekStart={weekStart}
              error={saver.error('when')}
              onSave={(when) => saver.save('when', when)}
            />
            <Button variant="quiet" onPress={() => saver.save('when', null)}>
              {t('unplan')}
            </Button>
          </div>
        )}
      </Spot>
      <ScheduleStatus form={form} />
      <div className={styles.two}>
        <Spot field="placeholder">
          <Checkbox
            label={t('fields.placeholder')}
            isSelected={change.placeholder}
            onChange={(isPlaceholder) => saver.save('placeholder', isPlaceholder)}
          />
        </Spot>
        {change.placeholder && (
          <DateField
            label={t('fields.firmBy')}
            value={change.firmBy}
            weekStart={weekStart}
            help={t('help.firmBy')}
            error={saver.error('firmBy')}
            onSave={(day) => saver.save('firmBy', day)}
          />
        )}
      </div>
      <div className={styles.grid}>
        <AmountField form={form} field="outageMinutes" />
        <Spot field="outageStart">
          <MomentField
            label={t('fields.outageStart')}
            value={change.outageStart}
            zone={change.outageStart?.zone ?? zone}
            weekStart={weekStart}
            help={t('help.outageStart')}
            error={saver.error('outageStart')}
            onSave={(at) => saver.save('outageStart', at)}
          />
        </Spot>
        <MultiPick
          label={t('fields.outageServiceIds')}
          value={change.outageServiceIds}
          options={services}
          help={t('help.outageServiceIds')}
          error={saver.error('outageServiceIds')}
          onSave={(ids) => saver.save('outageServiceIds', ids)}
        />
      </div>
    </div>
  );
}

/** What it changes. */
export function Services({ form }: SectionProps) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const services = useOptions(configuration, 'services', change.serviceIds);
  const teams = useOptions(configuration, 'teams', change.teamIds);
  return (
    <div className={styles.form}>
      <Spot field="serviceIds">
        <MultiPick
          label={t('fields.serviceIds')}
          value={change.serviceIds}
          options={services}
          error={saver.error('serviceIds')}
          onSave={(ids) => saver.save('serviceIds', ids)}
        />
      </Spot>
      <div className={styles.two}>
        <EnvironmentNames form={form} />
        <Spot field="teamIds">
          <MultiPick
            label={t('fields.teamIds')}
            value={change.teamIds}
            options={teams}
            error={saver.error('teamIds')}
            onSave={(ids) => saver.save('teamIds', ids)}
          />
        </Spot>
      </div>
      <Impact form={form} />
    </div>
  );
}
