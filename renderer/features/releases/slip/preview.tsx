import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { SlipPlan, SlippedRelease, SlipRows } from '#shared/planning/slip/request.ts';
import { Checkbox, Icon } from '../../../ui/index.ts';
import { PreviewTable } from './preview-table.tsx';
import { StaysList } from './stays-list.tsx';
import { useSlipConflicts, type SlipConflicts } from './use-slip-conflicts.ts';
import styles from './slip.module.css';

export interface PreviewProps {
  readonly rows: SlipRows;
  readonly plan: SlipPlan;
  readonly configuration: Configuration;
}

/** After every date. */
const LAST = '~';
/** Up to so many releases are seen at a glance. */
const FEW = 8;

/**
 * What a slip would do and run into. Beside the dialog, not in it: so the window takes input between
 * working out the moves and looking for conflicts.
 */
export function Preview({ rows, plan, configuration }: PreviewProps) {
  const { t } = useTranslation('slip');
  const conflicts = useSlipConflicts(rows, plan);
  const [isNarrow, setIsNarrow] = useState(false);
  const all = useMemo(() => [...plan.releases].sort(byDate), [plan]);
  if (all.length === 0)
    return (
      <>
        <p>{t('nothing')}</p>
        <StaysList plan={plan} />
      </>
    );
  const canNarrow = all.length > FEW && conflicts.byRelease.size > 0;
  const shown = canNarrow && isNarrow ? all.filter(({ release }) => conflicts.byRelease.has(release.id)) : all;
  return (
    <>
      <div className={styles.found}>
        <Found conflicts={conflicts} of={all.length} />
        {canNarrow && <Checkbox label={t('onlyConflicts')} isSelected={isNarrow} onChange={setIsNarrow} />}
      </div>
      <PreviewTable releases={shown} conflicts={conflicts} configuration={configuration} />
      <StaysList plan={plan} />
    </>
  );
}

function Found({ conflicts: { engine, count, byRelease }, of }: { conflicts: SlipConflicts; of: number }) {
  const { t } = useTranslation('slip');
  if (engine === null) return <span className={styles.why}>{t('looking')}</span>;
  if (count === 0) return <span className={styles.why}>{t('noConflicts')}</span>;
  const found = t('conflicts', { count });
  return (
    <span className={styles.total}>
      <Icon name="warning" size={12} />
      {of === 1 ? found : t('conflictsIn', { found, count: byRelease.size })}
    </span>
  );
}

function byDate(a: SlippedRelease, b: SlippedRelease): number {
  const [from, to] = [a.from ?? LAST, b.from ?? LAST];
  return from < to ? -1 : from > to ? 1 : 0;
}
