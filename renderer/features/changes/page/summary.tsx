import { useTranslation } from 'react-i18next';
import type { Release } from '#shared/model/release.ts';
import { SearchSelect, Select, TextField } from '../../../ui/index.ts';
import { useReleaseOptions } from '../../../ui/records/booking-form.tsx';
import { toLabels } from '../../../ui/records/labels.ts';
import { fromOptional, NONE, toOptional, useOptions } from '../../../ui/records/options.tsx';
import { PersonField, Spot } from './fields.tsx';
import { Relations } from './relations.tsx';
import type { SectionProps } from './form.ts';
import styles from './page.module.css';

const PRIORITIES = [1, 2, 3, 4] as const;
const IMPACTS = [1, 2, 3] as const;

/** What it is and whose. */
export function Summary({ form, releases }: SectionProps & { readonly releases: readonly Release[] }) {
  const { t } = useTranslation('changes');
  const { change, configuration, saver } = form;
  const types = useOptions(configuration, 'changeTypes', [change.typeId]);
  const releaseOptions = useReleaseOptions(releases, t('noRelease'));
  const number = (id: string) => (id === NONE ? null : Number(id));
  return (
    <div className={styles.form}>
      <Spot field="title">
        <TextField
          label={t('fields.title')}
          value={change.title}
          isRequired
          error={saver.error('title')}
          onSave={(title) => saver.save('title', title.trim())}
        />
      </Spot>
      <div className={styles.grid}>
        <TextField
          label={t('fields.key')}
          value={change.key}
          isRequired
          help={t('help.key')}
          error={saver.error('key')}
          onSave={(key) => saver.save('key', key.trim())}
        />
        <TextField
          label={t('fields.externalId')}
          value={change.externalId}
          help={t('help.externalId')}
          error={saver.error('externalId')}
          onSave={(text) => saver.save('externalId', text.trim())}
        />
        <Spot field="releaseId">
          <SearchSelect
            label={t('fields.releaseId')}
            value={fromOptional(change.releaseId)}
            options={releaseOptions}
            error={saver.error('releaseId')}
            onSave={(id) => saver.save('releaseId', toOptional(id))}
          />
        </Spot>
        <Spot field="typeId">
          <Select
            label={t('fields.typeId')}
            value={change.typeId}
            options={types}
            error={saver.error('typeId')}
            onSave={(typeId) => saver.save('typeId', typeId)}
          />
        </Spot>
        <Select
          label={t('fields.priority')}
          value={String(change.priority ?? NONE)}
          options={[
            { id: NONE, label: t('priorities.none') },
            ...PRIORITIES.map((level) => ({ id: String(level), label: t(`priorities.${level}`) })),
          ]}
          error={saver.error('priority')}
          onSave={(id) => saver.save('priority', number(id))}
        />
        <Select
          label={t('fields.impact')}
          value={String(change.impact ?? NONE)}
          options={[
            { id: NONE, label: t('impacts.none') },
            ...IMPACTS.map((level) => ({ id: String(level), label: t(`impacts.${level}`) })),
          ]}
          error={saver.error('impact')}
          onSave={(id) => saver.save('impact', number(id))}
        />
        <PersonField form={form} field="requesterId" />
        <PersonField form={form} field="ownerId" />
        <PersonField form={form} field="implementerId" />
        <TextField
          label={t('fields.category')}
          value={change.category}
          error={saver.error('category')}
          onSave={(text) => saver.save('category', text.trim())}
        />
        <TextField
          label={t('fields.labels')}
          value={change.labels.join(', ')}
          error={saver.error('labels')}
          onSave={(text) => saver.save('labels', toLabels(text))}
        />
      </div>
      <Relations form={form} />
    </div>
  );
}
