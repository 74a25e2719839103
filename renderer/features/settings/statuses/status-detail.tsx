import { useTranslation } from 'react-i18next';
import { ChangeStage, StatusCategory, type ChangeType, type Status } from '#shared/model/configuration.ts';
import { MultiPick, Select, StatusDot, Switch } from '../../../ui/index.ts';
import { NONE } from '../../../ui/records/options.tsx';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import form from '../form.module.css';

interface StatusDetailProps {
  readonly status: Status;
  readonly statuses: readonly Status[];
  readonly changeTypes: readonly ChangeType[];
  readonly uses: number | undefined;
}

export function StatusDetail({ status, statuses, changeTypes, uses }: StatusDetailProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('statuses');
  const isLast = !status.archived && statuses.filter((other) => !other.archived).length === 1;
  const others = statuses.filter((other) => other.id !== status.id);
  return (
    <>
      <div className={form.nameOnly}>
        <NameField record={status} records={statuses} onSave={(name) => void edits.set(status, 'name', { name })} />
        <RecordMenu table="statuses" record={status} siblings={statuses} uses={uses} isLast={isLast} />
      </div>
      <Select
        label={t('field.category')}
        help={t('statuses.categoryHelp')}
        value={status.category}
        options={StatusCategory.options.map((id) => ({
          id,
          label: t(`category.${id}`),
          mark: <StatusDot category={id} />,
        }))}
        onSave={(category) => void edits.set(status, 'category', { category: StatusCategory.parse(category) })}
      />
      {status.appliesTo === 'changes' && (
        <div className={form.pair}>
          <Select
            label={t('field.stage')}
            help={t('changes.stageHelp')}
            value={status.stage ?? NONE}
            options={[
              { id: NONE, label: t('changes.stage.none') },
              ...ChangeStage.options.map((id) => ({ id, label: t(`changes.stage.${id}`) })),
            ]}
            onSave={(id) =>
              void edits.set(status, 'stage', { stage: ChangeStage.options.find((one) => one === id) ?? null })
            }
          />
          <MultiPick
            label={t('field.typeIds')}
            help={t('changes.typesHelp')}
            value={status.typeIds}
            options={changeTypes.map(({ id, name }) => ({ id, label: name }))}
            placeholder={t('changes.allTypes')}
            onSave={(typeIds) => void edits.set(status, 'typeIds', { typeIds })}
          />
        </div>
      )}
      <MultiPick
        label={t('field.transitions')}
        value={status.transitions.filter((id) => others.some((other) => other.id === id))}
        options={others.map((other) => ({
          id: other.id,
          label: other.name,
          mark: <StatusDot category={other.category} />,
        }))}
        placeholder={t('statuses.noTransitions')}
        onSave={(transitions) => void edits.set(status, 'transitions', { transitions })}
      />
      <div>
        <Switch
          label={t('field.tentative')}
          isSelected={status.tentative}
          onChange={(tentative) => void edits.set(status, 'tentative', { tentative })}
        />
        <p className={form.note}>{t('statuses.tentativeText')}</p>
      </div>
      <div>
        <Switch
          label={t('field.awaitingApproval')}
          isSelected={status.awaitingApproval}
          onChange={(awaitingApproval) => void edits.set(status, 'awaitingApproval', { awaitingApproval })}
        />
        <p className={form.note}>{t('statuses.awaitingText')}</p>
      </div>
    </>
  );
}
