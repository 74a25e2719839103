import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Gate, GateState } from '#shared/model/gate.ts';
import type { Id } from '#shared/model/schema.ts';
import type { Instant } from '#shared/model/time.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { changesOfGate, type GateFacts } from '#shared/planning/gate-standing.ts';
import { gateProgress } from '#shared/planning/release-progress.ts';
import { Badge, type BadgeProps } from '../badge.tsx';
import { Criteria } from './gate-criteria.tsx';
import { SignOffs } from './gate-sign-offs.tsx';
import { useErrorText } from '../error-text.ts';
import type { SaveFields } from './saving.ts';
import styles from './gate.module.css';

/** Makers of ids and times: components have no clock of their own. */
export interface GateClock {
  readonly nextId: () => Id;
  readonly now: () => Instant;
}

export interface GateChecksProps extends GateClock {
  readonly gate: Gate;
  readonly configuration: Configuration;
  readonly onSave: SaveFields<Gate>;
}

/** What must be true and who must agree. The state below follows from both and is never set by hand. */
export function GateChecks({ gate, configuration, onSave, nextId, now }: GateChecksProps) {
  const { t } = useTranslation('inspector');
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);
  const save = (fields: Partial<Gate>) =>
    void onSave(fields).then((refused) => setError(refused === null ? null : errorText(refused)));
  const rejected = gate.signOffs.find((signOff) => signOff.decision === 'rejected');
  const changes = changesOfGate(gate, configuration);
  const isEmpty = gate.criteria.length + gate.signOffs.length === 0 && changes === 'none';
  return (
    <div className={styles.checks}>
      <Criteria criteria={gate.criteria} nextId={nextId} onSave={(criteria) => save({ criteria })} />
      <SignOffs
        signOffs={gate.signOffs}
        configuration={configuration}
        nextId={nextId}
        now={now}
        onSave={(signOffs) => save({ signOffs })}
      />
      {changes !== 'none' && (
        <p className={changes === 'rejected' ? styles.rejected : styles.hint}>{t(`gate.changes.${changes}`)}</p>
      )}
      {rejected !== undefined && <p className={styles.rejected}>{t('gate.rejectedHint', { role: rejected.role })}</p>}
      {isEmpty && <p className={styles.hint}>{t('gate.emptyHint')}</p>}
      {error !== null && (
        <p className={styles.rejected} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

const TONES = { open: 'neutral', passed: 'ok', rejected: 'danger' } as const satisfies Record<
  GateState,
  BadgeProps['tone']
>;

/** "Open 2 of 5", "Passed", "Rejected". */
export function GateStateBadge({ gate, facts }: { readonly gate: Gate; readonly facts: GateFacts }) {
  const { t } = useTranslation('inspector');
  const { done, total, state } = gateProgress(gate, facts);
  return (
    <Badge tone={TONES[state]}>
      {t(`gate.state.${state}`)}
      {state === 'open' && total > 0 && ` ${t('gate.progress', { done, total })}`}
    </Badge>
  );
}
