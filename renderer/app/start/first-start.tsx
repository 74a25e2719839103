import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveMe, type Me } from '../../data/registry.ts';
import { Icon, TextField } from '../../ui/index.ts';
import { useAppInfo } from '../../ui/state/app-info.ts';
import { useDialogs } from '../../ui/state/dialogs.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { errorText } from '../../ui/error-text.ts';
import { openWorkspaceFile } from '../files/open-workspace-file.ts';
import { assertSize, isWorkspaceFile } from '../files/take-files.ts';
import { chooseFiles } from '../files/choose-files.ts';
import { Choice } from './choice.tsx';
import { beginPlan } from './create-plan.ts';
import styles from './first-start.module.css';

type Way = 'empty' | 'sample' | 'file';

/** Who plans here, and with what to begin. One page, keyboard from top to bottom. */
export function FirstStart({ me }: { readonly me: Me | null }) {
  const { t } = useTranslation(['shell', 'errors', 'defaults']);
  const info = useAppInfo();
  const [name, setName] = useState(me?.name ?? '');
  const [role, setRole] = useState(me?.role ?? '');
  const [error, setError] = useState<{ readonly at: 'name' | 'page'; readonly text: string } | null>(null);
  const [busy, setBusy] = useState<Way | null>(null);
  const nameInput = useRef<HTMLInputElement>(null);

  const begin = async (way: Way) => {
    if (name.trim() === '') {
      setError({ at: 'name', text: t('shell:start.nameMissing') });
      nameInput.current?.focus();
      return;
    }
    setError(null);
    setBusy(way);
    try {
      await saveMe({ name, role, now: Date.now() });
      useNavigation.getState().go('calendar');
      if (way !== 'file') await beginPlan(way, info, t);
      else await beginWithFiles();
    } catch (problem) {
      setError({ at: 'page', text: errorText(t, problem) });
    }
    setBusy(null);
  };
  const beginWithFiles = async () => {
    const files = await chooseFiles(t, 'any');
    for (const file of files) assertSize(file.name, file.size);
    const plan = files.find((file) => isWorkspaceFile(file.name));
    if (plan !== undefined) return openWorkspaceFile(plan);
    if (files.length === 0) return;
    await beginPlan('empty', info, t);
    useDialogs.getState().show({ kind: 'import', files });
  };

  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <header>
          <h1 className={styles.title}>{t('shell:start.title')}</h1>
          <p className={styles.text}>{t('shell:start.text')}</p>
        </header>
        <div className={styles.who}>
          <TextField
            label={t('shell:start.name')}
            value={me?.name ?? ''}
            onSave={setName}
            onInput={(typed) => {
              setName(typed);
              setError(null);
            }}
            isRequired
            autoFocus
            inputRef={nameInput}
            error={error?.at === 'name' ? error.text : null}
          />
          <TextField
            label={t('shell:start.role')}
            value={me?.role ?? ''}
            onSave={setRole}
            onInput={setRole}
            placeholder={t('shell:start.roleExample')}
          />
        </div>
        <section aria-labelledby="start-with">
          <h2 id="start-with" className={styles.label}>
            {t('shell:start.with')}
          </h2>
          <div className={styles.choices}>
            {(['empty', 'sample', 'file'] as const).map((way) => (
              <Choice
                key={way}
                icon={way === 'empty' ? 'plus' : way === 'sample' ? 'calendar' : 'folder'}
                title={t(`shell:start.${way}`)}
                text={t(`shell:start.${way}Text`)}
                isBusy={busy === way}
                isDisabled={busy !== null}
                onPress={() => void begin(way)}
              />
            ))}
          </div>
        </section>
        <p role="alert" className={styles.error}>
          {error?.at === 'page' && (
            <>
              <Icon name="warning" />
              {error.text}
            </>
          )}
        </p>
        <footer className={styles.foot}>{t('shell:start.foot', { version: info.version })}</footer>
      </div>
    </main>
  );
}
