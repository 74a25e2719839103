import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import type { Connection } from '#shared/model/connection.ts';
import { useEdit } from '../../../data/edit.ts';
import { useWorkspace } from '../../../data/workspace-context.tsx';
import { targetOf } from '../../../sync/bridge-port.ts';
import { Button, Section } from '../../../ui/index.ts';
import { CheckResult } from './check-result.tsx';
import { ConnectionFields } from './connection-fields.tsx';
import type { ConnectionRow } from './connection-list.tsx';
import { useRunText } from './last-run.ts';
import { RunButton } from './run-button.tsx';
import { MappingSummary } from './mapping/mapping-summary.tsx';
import { RemoveConnection } from './remove-connection.tsx';
import { hostOf, scopeText } from './scope-text.ts';
import { SecretForm } from './secret-form.tsx';
import { StateBadge } from './state-badge.tsx';
import { useCheck } from './use-check.ts';
import styles from './connections.module.css';

interface ConnectionDetailProps {
  readonly row: ConnectionRow;
  readonly others: readonly Connection[];
}

export function ConnectionDetail({ row: { connection, state, last, next }, others }: ConnectionDetailProps) {
  const { t } = useTranslation('syncConnections');
  const { id: workspaceId } = useWorkspace();
  const edit = useEdit();
  const check = useCheck();
  const runText = useRunText();
  const [isRemoving, setRemoving] = useState(false);
  const [isReplacing, setReplacing] = useState(false);
  const { id, name, system, address, scope, paused } = connection;
  const run = runText(connection, last, next);
  const needsSecret = state === 'noSecret' || state === 'otherOrigin';
  const pause = () =>
    void edit(paused ? 'connectionResumed' : 'connectionPaused', { label: name }, [
      patchOf('connections', id, { paused: !paused }),
    ]);
  return (
    <section className={styles.detail} aria-label={name}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 className={styles.heading}>
            <span className={styles.name} title={name}>
              {name}
            </span>
            {state !== null && <StateBadge state={state} />}
          </h2>
          <p className={styles.quiet}>{t('listed', { system: t(`system.${system}`), scope: scopeText(t, scope) })}</p>
          <p className={styles.quiet}>
            {run.last}
            {run.next !== '' && `. ${run.next}`}
          </p>
        </div>
        <div className={styles.actions}>
          <RunButton connection={connection} isReady={state === 'ready'} />
          {check.state.is === 'checking' ? (
            <Button onPress={check.reset}>{t('actions.stop')}</Button>
          ) : (
            <Button
              isDisabled={needsSecret || state === 'locked'}
              onPress={() => void check.run(targetOf(workspaceId, connection), [])}
            >
              {t('actions.check')}
            </Button>
          )}
          <Button onPress={pause}>{t(paused ? 'actions.resume' : 'actions.pause')}</Button>
          <Button variant="quiet" icon="trash" onPress={() => setRemoving(true)}>
            {t('actions.remove')}
          </Button>
        </div>
      </header>
      <CheckResult state={check.state} system={system} />
      {state !== null && state !== 'ready' && state !== 'locked' && (
        <div className={styles.stateText}>
          <p>{t(`stateText.${state}`, { host: hostOf(address) })}</p>
          {needsSecret && <SecretForm connection={connection} />}
        </div>
      )}
      <ConnectionFields key={address} connection={connection} others={others} />
      {!needsSecret && (
        <Section
          title={t('section.secret')}
          text={t('secret.held', { host: hostOf(address) })}
          actions={
            <Button variant="quiet" onPress={() => setReplacing(!isReplacing)} aria-expanded={isReplacing}>
              {t('secret.replace')}
            </Button>
          }
        >
          {isReplacing && <SecretForm connection={connection} onSaved={() => setReplacing(false)} />}
        </Section>
      )}
      <MappingSummary connection={connection} />
      {isRemoving && <RemoveConnection connection={connection} onClose={() => setRemoving(false)} />}
    </section>
  );
}
