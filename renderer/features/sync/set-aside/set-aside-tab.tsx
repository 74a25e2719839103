import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { isSeenMissing } from '#shared/sync/seen-missing.ts';
import { useConfiguration, useLive } from '../../../data/live.ts';
import { readLooks, type Look } from '../../../sync/looks.ts';
import { useSyncStanding } from '../../../sync/use-standing.ts';
import { Button, DataTable, EmptyState } from '../../../ui/index.ts';
import { RemoteAddress } from '../../../ui/records/remote-address.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { DetailPane } from '../detail-pane.tsx';
import { LookActions } from './actions.tsx';
import { useColumns } from './columns.tsx';
import { Vanished } from './vanished.tsx';
import { useWhat } from './what.ts';
import list from '../../../ui/list-page.module.css';
import pane from '../list-detail.module.css';

/** Records a run left out, and those that are not there for us any more; each with what can be done. */
export function SetAsideTab() {
  const { t } = useTranslation('sync');
  const looks = useLive(readLooks, []);
  const zone = useConfiguration()?.settings.zone;
  const standing = useSyncStanding() ?? [];
  const vanished = standing.filter(({ lastRun }) => lastRun?.problem?.code === 'remoteVanished');
  const sorted = useMemo(() => looks?.toSorted((a, b) => Number(isSeen(a)) - Number(isSeen(b))), [looks]);
  if (sorted === undefined || zone === undefined) return null;
  return (
    <div className={list.page}>
      {vanished.map((one) => (
        <Vanished key={one.connection.id} standing={one} />
      ))}
      {sorted.length === 0 ? (
        vanished.length === 0 && (
          <EmptyState icon="check" title={t('setAside.empty.title')} text={t('setAside.empty.text')} />
        )
      ) : (
        <Looks looks={sorted} zone={zone} />
      )}
    </div>
  );
}

const idOf = ({ link }: Look) => link.id;
const isSeen = ({ link }: Look) => isSeenMissing(link);
const NOTHING: ReadonlySet<string> = new Set();

interface LooksProps {
  /** Those nobody has seen first. */
  readonly looks: readonly Look[];
  readonly zone: Zone;
}

function Looks({ looks, zone }: LooksProps) {
  const { t } = useTranslation('sync');
  const what = useWhat();
  const hasSeveral = useMemo(() => new Set(looks.map(({ connection }) => connection.id)).size > 1, [looks]);
  const columns = useColumns(zone, hasSeveral);
  const select = useNavigation((state) => state.select);
  const when = useWhenText();
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const chosen = looks.filter((look) => ticked.has(idOf(look)));
  const active = looks.find((look) => idOf(look) === activeId) ?? looks[0] ?? null;
  const seen = looks.filter(isSeen).length;
  const open = ({ link }: Look) => {
    if (link.recordId !== null) select({ table: link.table, id: link.recordId, occurrence: null });
  };
  return (
    <>
      {chosen.length === 0 ? (
        <div className={pane.bar}>
          <span>{t('setAside.count', { count: looks.length - seen })}</span>
          {seen > 0 && <span className={pane.muted}>{t('setAside.seenCount', { count: seen })}</span>}
        </div>
      ) : (
        <BulkBar count={chosen.length} onClear={() => setTicked(NOTHING)}>
          <LookActions looks={chosen} onDone={() => setTicked(NOTHING)} />
        </BulkBar>
      )}
      <DataTable
        label={t('setAside.title')}
        rows={looks}
        columns={columns}
        getRowId={idOf}
        currentId={active === null ? null : idOf(active)}
        selectedIds={ticked}
        onSelectionChange={setTicked}
        onActiveChange={(look) => setActiveId(idOf(look))}
        onOpen={open}
        emptyState={null}
      />
      {active !== null && (
        <DetailPane
          name={nameOf(active)}
          actions={
            <>
              <RemoteAddress
                key={active.link.id}
                url={active.kind === 'gone' ? '' : active.link.url}
                address={active.connection.address}
              />
              {active.link.recordId !== null && (
                <Button variant="quiet" icon="panel" onPress={() => open(active)}>
                  {t('setAside.open', { label: active.label })}
                </Button>
              )}
            </>
          }
        >
          <p className={pane.text} dir="auto">
            {what(active)}
          </p>
          <p className={pane.sideNote}>
            {t('setAside.since', { when: when.moment(momentFromInstant(active.since, zone)) })}
            {isSeen(active) && `. ${t('setAside.seenText')}`}
          </p>
          <div className={pane.actions}>
            <LookActions looks={[active]} />
          </div>
        </DetailPane>
      )}
    </>
  );
}

const nameOf = ({ label, name, link }: Look): string =>
  label === '' ? link.key || (link.remoteId ?? '') : label === name ? label : `${label} ${name}`.trim();
