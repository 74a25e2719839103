import { useTranslation } from 'react-i18next';
import { PageHeader, Tabs } from '../../ui/index.ts';
import { useNavigation } from '../../ui/state/navigation.ts';
import { ConflictsTab } from './conflicts/conflicts-tab.tsx';
import { ConnectionsTab } from './connections/connections-tab.tsx';
import { LinksTab } from './links/links-tab.tsx';
import { OverviewTab } from './overview/overview-tab.tsx';
import { PendingTab } from './pending/pending-tab.tsx';
import { RunsTab } from './runs/runs-tab.tsx';
import { SetAsideTab } from './set-aside/set-aside-tab.tsx';
import list from '../../ui/list-page.module.css';

/** Everything about synchronising, a tab each; which one is open stands where other pages keep their open record. */
export function SyncPage() {
  const { t } = useTranslation('sync');
  const openId = useNavigation((state) => state.openId);
  const go = useNavigation((state) => state.go);
  const tabs = [
    { id: 'overview', label: t('tabs.overview'), content: <OverviewTab /> },
    { id: 'pending', label: t('tabs.pending'), content: <PendingTab /> },
    { id: 'conflicts', label: t('tabs.conflicts'), content: <ConflictsTab /> },
    { id: 'links', label: t('tabs.links'), content: <LinksTab /> },
    { id: 'set-aside', label: t('tabs.setAside'), content: <SetAsideTab /> },
    { id: 'connections', label: t('tabs.connections'), content: <ConnectionsTab /> },
    { id: 'runs', label: t('tabs.runs'), content: <RunsTab /> },
  ];
  const selected = tabs.find(({ id }) => id === openId)?.id ?? 'overview';
  return (
    <div className={list.page}>
      <PageHeader title={t('title')} />
      <Tabs label={t('tabs.label')} tabs={tabs} selected={selected} onChange={(id) => go('synchronise', id)} isPage />
    </div>
  );
}
