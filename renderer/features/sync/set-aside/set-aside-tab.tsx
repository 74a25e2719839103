import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '#shared/model/time.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { useConfiguration, useLive } from '../../../data/live.ts';
import { canBeLookedAt, canBeTried, readLooks, type Look } from '../../../sync/looks.ts';
import { useSyncStanding } from '../../../sync/use-standing.ts';
import { Badge, Button, DataTable, EmptyState, IconButton, type Column } from '../../../ui/index.ts';
import { asideText } from '../../../ui/records/sync-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import { useLookEdits } from './use-look-edits.ts';
import { Vanished } from './vanished.tsx';
import list from '../../../ui/list-page.module.css';
import styles from '../pending/pending.module.css';

/** Records a run left out, and those that are not there for us any more; each with what can be done. */
export function SetAsideTab() {
  const { t } = useTranslation('sync');
  const looks = useLive(readLooks, []);
  const zone = useConfiguration()?.settings.zone;
  const standing = useSyncStanding() ?? [];
  const vanished = standing.filter(({ lastRun }) => lastRun?.problem?.code === 'remoteVanished');
  if (looks === undefined || zone === undefined) return null;
  return (
    <div className={list.page}>
      {vanished.map((one) => (
        <Vanished key={one.connection.id} standing={one} />
      ))}
      {looks.length === 0 ? (
        vanished.length === 0 && (
          <EmptyState icon="check" title={t('setAside.empty.title')} text={t('setAside.empty.text')} />
        )
      ) : (
        <Looks looks={looks} zone={zone} />
      )}
    </div>
  );
}

const idOf = ({ link }: Look) => link.id;
const NOTHING: ReadonlySet<string> = new Set();
const TONES = { setAside: 'warn', gone: 'danger', forbidden: 'warn', left: 'neutral' } as const;

/** What happened, in words. */
function useWhat(): (look: Look) => string {
  const { t } = useTranslation('sync');
  return ({ kind, link, connection }) => {
    if (kind !== 'setAside') return t(`setAside.text.${kind}`);
    const host = URL.canParse(connection.address) ? new URL(connection.address).host : connection.address;
    return link.setAside === null ? '' : asideText(t, link.setAside, host);
  };
}

function Looks({ looks, zone }: { readonly looks: readonly Look[]; readonly zone: Zone }) {
  const { t } = useTranslation('sync');
  const what = useWhat();
  const columns = useColumns(zone, what);
  const edits = useLookEdits();
  const select = useNavigation((state) => state.select);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(NOTHING);
  const chosen = looks.filter((look) => ticked.has(idOf(look)));
  const active = looks.find((look) => idOf(look) === activeId) ?? looks[0] ?? null;
  const open = ({ link }: Look) => {
    if (link.recordId !== null) select({ table: link.table, id: link.recordId, occurrence: null });
  };
  return (
    <>
      {chosen.length === 0 ? (
        <div className={styles.bar}>{t('setAside.count', { count: looks.length })}</div>
      ) : (
        <div className={list.bulk} role="toolbar" aria-label={t('pending.selected', { count: chosen.length })}>
          <span className={list.count}>{t('pending.selected', { count: chosen.length })}</span>
          <Actions looks={chosen} edits={edits} onDone={() => setTicked(NOTHING)} />
          <IconButton icon="close" label={t('pending.clear')} onPress={() => setTicked(NOTHING)} />
        </div>
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
        <section className={styles.detail} aria-label={nameOf(active)}>
          <header className={styles.head}>
            <h2 className={styles.title}>{nameOf(active)}</h2>
            <Actions looks={[active]} edits={edits} />
            {active.link.recordId !== null && (
              <Button variant="quiet" onPress={() => open(active)}>
                {t('setAside.open', { label: active.label })}
              </Button>
            )}
          </header>
          <p dir="auto">{what(active)}</p>
        </section>
      )}
    </>
  );
}

const nameOf = ({ label, name, link }: Look): string =>
  label === '' ? link.key || (link.remoteId ?? '') : `${label} ${name}`.trim();

interface ActionsProps {
  readonly looks: readonly Look[];
  readonly edits: ReturnType<typeof useLookEdits>;
  readonly onDone?: () => void;
}

function Actions({ looks, edits, onDone }: ActionsProps) {
  const { t } = useTranslation('sync');
  const isMissing = looks.every(({ kind }) => kind !== 'setAside');
  const actions = [
    { label: t('setAside.retry'), own: looks.filter(canBeTried), act: edits.retry },
    { label: t('setAside.check'), own: looks.filter(canBeLookedAt), act: edits.check },
    {
      label: t(isMissing ? 'setAside.unlink' : 'setAside.leaveOut'),
      own: looks.filter(canBeUnlinked),
      act: edits.unlink,
    },
  ];
  return actions.map(
    ({ label, own, act }) =>
      own.length > 0 && (
        <Button
          key={label}
          onPress={() => {
            void act(own);
            onDone?.();
          }}
        >
          {label}
        </Button>
      ),
  );
}

/** What is still to be made there is called back on the page of what waits. */
const canBeUnlinked = ({ link }: Look): boolean => link.state !== 'creating';

function useColumns(zone: Zone, what: (look: Look) => string): Column<Look>[] {
  const { t } = useTranslation('sync');
  const when = useWhenText();
  return useMemo(
    () => [
      {
        id: 'record',
        header: t('setAside.columns.record'),
        width: 'minmax(150px, 1.2fr)',
        cell: ({ label, name }) => (
          <span className={list.name} title={`${label} ${name}`} dir="auto">
            {label === '' ? <span className={styles.muted}>{t('setAside.noRecord')}</span> : <b>{label}</b>} {name}
          </span>
        ),
        sortValue: ({ label }) => label,
      },
      {
        id: 'remote',
        header: t('setAside.columns.remote'),
        width: 110,
        cell: ({ link }) => link.key || (link.remoteId ?? ''),
        sortValue: ({ link }) => link.key,
      },
      {
        id: 'kind',
        header: t('setAside.columns.what'),
        width: 120,
        cell: ({ kind }) => <Badge tone={TONES[kind]}>{t(`setAside.kind.${kind}`)}</Badge>,
        sortValue: ({ kind }) => t(`setAside.kind.${kind}`),
      },
      {
        id: 'what',
        header: '',
        width: 'minmax(200px, 2fr)',
        cell: (look) => (
          <span className={styles.value} title={what(look)} dir="auto">
            {what(look)}
          </span>
        ),
      },
      {
        id: 'since',
        header: t('setAside.columns.since'),
        width: 200,
        cell: ({ since }) => when.moment(momentFromInstant(since, zone)),
        sortValue: ({ since }) => since,
      },
      {
        id: 'connection',
        header: t('setAside.columns.connection'),
        width: 120,
        cell: ({ connection }) => connection.name,
        sortValue: ({ connection }) => connection.name,
      },
    ],
    [t, when, zone, what],
  );
}
