import { useTranslation } from 'react-i18next';
import { ChangeMeaning, type ChangeType } from '#shared/model/configuration.ts';
import { NumberField, Select } from '../../../ui/index.ts';
import { NONE } from '../../../ui/records/options.tsx';
import { TextList } from '../text-list.tsx';
import { useRecordEdits } from '../use-record-edits.ts';

/** What is peculiar to a type of change: what it means, who decides, and how far ahead it is handed in. */
export function ChangeTypeFields({ type }: { readonly type: ChangeType }) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits('change-types');
  return (
    <>
      <Select
        label={t('field.meaning')}
        help={t('meaningHelp')}
        value={type.meaning}
        options={ChangeMeaning.options.map((id) => ({ id, label: t(`changes.meaning.${id}`) }))}
        onSave={(id) => void edits.set(type, 'meaning', { meaning: ChangeMeaning.parse(id) })}
      />
      <Select
        label={t('field.board')}
        value={type.board ?? NONE}
        options={[
          { id: NONE, label: t('changes.board.none') },
          { id: 'cab', label: t('changes.board.cab') },
          { id: 'ecab', label: t('changes.board.ecab') },
        ]}
        onSave={(id) => void edits.set(type, 'board', { board: id === 'cab' || id === 'ecab' ? id : null })}
      />
      <NumberField
        label={t('field.leadDays')}
        help={t('changes.leadDaysText')}
        value={type.leadDays}
        min={0}
        max={365}
        onSave={(days) => void edits.set(type, 'leadDays', { leadDays: days ?? 0 })}
      />
      <TextList
        label={t('field.approvalRoles')}
        addLabel={t('addRole')}
        value={type.approvalRoles}
        onSave={(approvalRoles) => void edits.set(type, 'approvalRoles', { approvalRoles })}
      />
    </>
  );
}
