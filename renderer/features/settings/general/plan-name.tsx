import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { renameWorkspace } from '../../../data/registry.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { TextField } from '../../../ui/index.ts';
import { useErrorText } from '../../../ui/error-text.ts';

/** The plan's name on this laptop: kept beside the plan, so no step of its history. */
export function PlanName() {
  const { t } = useTranslation('settings');
  const { id, name } = useWorkspace();
  const [error, setError] = useState<string | null>(null);
  const errorText = useErrorText();
  return (
    <TextField
      label={t('field.planName')}
      hideLabel
      isRequired
      value={name}
      error={error}
      onSave={(next) =>
        void renameWorkspace(id, next).then(
          () => setError(null),
          (refused: unknown) => setError(errorText(refused)),
        )
      }
    />
  );
}
