import { useTranslation } from 'react-i18next';
import type { SupportTemplate } from '#shared/model/support.ts';
import { NumberField, TextField } from '../../../ui/index.ts';
import { NameField } from '../name-field.tsx';
import { RecordMenu } from '../record-menu.tsx';
import { TextList } from '../text-list.tsx';
import { useRecordEdits } from '../use-record-edits.ts';
import { TemplateCriteria } from './template-criteria.tsx';
import { TemplateItems } from './template-items.tsx';
import form from '../form.module.css';
import styles from './support-templates.module.css';

interface DetailProps {
  readonly template: SupportTemplate;
  readonly templates: readonly SupportTemplate[];
}

const MOST_DAYS = 365;

export function SupportTemplateDetail({ template, templates }: DetailProps) {
  const { t } = useTranslation(['settings', 'support']);
  const edits = useRecordEdits('support-templates');
  const isLast = templates.filter(({ archived }) => !archived).length === 1 && !template.archived;
  return (
    <div className={form.stack}>
      <div className={form.nameOnly}>
        <NameField
          record={template}
          records={templates}
          onSave={(name) => void edits.set(template, 'name', { name })}
        />
        <RecordMenu table="support-templates" record={template} siblings={templates} uses={0} isLast={isLast} />
      </div>
      <div className={styles.days}>
        <NumberField
          label={t('support:template.days')}
          value={template.days}
          min={1}
          max={MOST_DAYS}
          step={1}
          isRequired
          onSave={(days) => days !== null && void edits.set(template, 'supportDays', { days })}
        />
      </div>
      <TextField
        label={t('support:template.extensionRule')}
        value={template.extensionRule}
        multiline
        onSave={(extensionRule) => void edits.set(template, 'extensionRule', { extensionRule })}
      />
      <TemplateItems template={template} onSave={(items) => void edits.set(template, 'supportItems', { items })} />
      <TemplateCriteria
        template={template}
        onSave={(exitCriteria) => void edits.set(template, 'exitCriteria', { exitCriteria })}
      />
      <TextList
        label={t('support:template.signOffRoles')}
        addLabel={t('addRole')}
        value={template.signOffRoles}
        onSave={(signOffRoles) => void edits.set(template, 'supportSignOffs', { signOffRoles })}
      />
    </div>
  );
}
