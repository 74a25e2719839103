import { lazy, type ComponentType } from 'react';

// Each feature is a chunk of its own: the window is up before the pages nobody asked for are read.
const modules = import.meta.glob<Record<string, ComponentType<never>>>('../features/*/index.tsx');

function feature<Props>(name: string, component: string): ComponentType<Props> {
  return lazy(async () => {
    const load = modules[`../features/${name}/index.tsx`];
    const found = load === undefined ? undefined : (await load())[component];
    return { default: (found ?? (() => null)) as unknown as ComponentType<Props> };
  }) as unknown as ComponentType<Props>;
}

export const CalendarPage = feature<object>('calendar', 'CalendarPage');
export const ReleasesPage = feature<object>('releases', 'ReleasesPage');
export const ServicesPage = feature<object>('services', 'ServicesPage');
export const SettingsPage = feature<object>('settings', 'SettingsPage');
export const Inspector = feature<object>('inspector', 'Inspector');
export const ImportDialog = feature<{ files: readonly unknown[]; onClose: () => void }>('importing', 'ImportDialog');
export const PrintDialog = feature<{ onClose: () => void }>('printing', 'PrintDialog');
export const ExportDialog = feature<{ onClose: () => void }>('printing', 'ExportDialog');
export const WorkspacesDialog = feature<{ onClose: () => void }>('workspaces', 'WorkspacesDialog');
export const BackupsDialog = feature<{ onClose: () => void }>('workspaces', 'BackupsDialog');
export const HistoryDialog = feature<{ table: string; id: string; onClose: () => void }>('workspaces', 'HistoryDialog');
export const CreateDialog = feature<{ what: string; when: unknown; onClose: () => void }>('inspector', 'CreateDialog');
