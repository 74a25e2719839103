import { useTranslation } from 'react-i18next';
import { EventMeaning } from '#shared/model/configuration.ts';
import { Select, Switch } from '../../../ui/index.ts';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { TextList } from '../text-list.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import { AppearanceEditor } from './appearance-editor.tsx';
import { ChangeTypeFields } from './change-type-fields.tsx';
import { CodeField } from './code-field.tsx';
import type { Kind, KindTable } from './kinds-section.tsx';
import form from '../form.module.css';

interface KindDetailProps {
  readonly table: KindTable;
  readonly kind: Kind;
  readonly kinds: readonly Kind[];
  readonly uses: number | undefined;
}

export function KindDetail({ table, kind, kinds, uses }: KindDetailProps) {
  const { t } = useTranslation('settings');
  const edits = useRecordEdits(table);
  const { appearance } = kind;
  const isLast = !kind.archived && kinds.filter((other) => !other.archived).length === 1;
  return (
    <>
      <div className={form.nameLine}>
        <NameField record={kind} records={kinds} onSave={(name) => void edits.set(kind, 'name', { name })} />
        <CodeField
          kind={kind}
          kinds={kinds}
          onSave={(code) => void edits.set(kind, 'code', { appearance: { ...appearance, code } })}
        />
        <RecordMenu table={table} record={kind} siblings={kinds} uses={uses} isLast={isLast} />
      </div>
      {'leadDays' in kind && <ChangeTypeFields type={kind} />}
      {table === 'event-kinds' && kind.meaning !== undefined && (
        <Select
          label={t('field.meaning')}
          help={t('meaningHelp')}
          value={kind.meaning}
          options={EventMeaning.options.map((id) => ({ id, label: t(`meaning.${id}`) }))}
          onSave={(meaning) => void edits.set(kind, 'meaning', { meaning: EventMeaning.parse(meaning) })}
        />
      )}
      <AppearanceEditor
        title={kind.name}
        appearance={appearance}
        onSave={(field, next) => void edits.set(kind, field, { appearance: next })}
      />
      {kind.criteria !== undefined && (
        <TextList
          label={t('field.criteria')}
          addLabel={t('addCriterion')}
          value={kind.criteria}
          onSave={(criteria) => void edits.set(kind, 'criteria', { criteria })}
        />
      )}
      {table === 'gate-types' && (
        <div>
          <Switch
            label={t('field.needsApprovedChanges')}
            isSelected={kind.needsApprovedChanges ?? false}
            onChange={(needsApprovedChanges) => void edits.set(kind, 'needsApprovedChanges', { needsApprovedChanges })}
          />
          <p className={form.note}>{t('changes.gateText')}</p>
        </div>
      )}
      {kind.signOffRoles !== undefined && (
        <TextList
          label={t('field.signOffRoles')}
          addLabel={t('addRole')}
          value={kind.signOffRoles}
          onSave={(signOffRoles) => void edits.set(kind, 'signOffRoles', { signOffRoles })}
        />
      )}
    </>
  );
}
