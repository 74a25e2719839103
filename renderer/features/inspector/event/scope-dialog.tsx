import { useTranslation } from 'react-i18next';
import { Button, Dialog } from '../../../ui/index.ts';
import type { PendingScope } from './use-event-edits.ts';

/** This one, this and following, or all. */
export function ScopeDialog({ title, pending }: { readonly title: string; readonly pending: PendingScope }) {
  const { t } = useTranslation(['calendar', 'common']);
  const { action, scopes, answer } = pending;
  const [first] = scopes;
  return (
    <Dialog
      title={t(action === 'change' ? 'scope.change' : 'scope.remove')}
      size="small"
      onClose={() => answer(null)}
      footer={
        <>
          <Button onPress={() => answer(null)}>{t('common:cancel')}</Button>
          {[...scopes].reverse().map((scope) => (
            <Button
              key={scope}
              variant={scope === first ? 'primary' : 'secondary'}
              autoFocus={scope === first}
              onPress={() => answer(scope)}
            >
              {t(`scope.${scope}`)}
            </Button>
          ))}
        </>
      }
    >
      <p>{t('scope.text', { title })}</p>
    </Dialog>
  );
}
