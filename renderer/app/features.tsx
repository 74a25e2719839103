import { lazy, type ComponentType } from 'react';

// Each feature is a chunk of its own: the window is up before the pages nobody asked for are read.
export const CalendarPage = lazy(async () => ({
  default: (await import('../features/calendar/index.tsx')).CalendarPage,
}));
export const ReleasesPage = lazy(async () => ({
  default: (await import('../features/releases/index.tsx')).ReleasesPage,
}));
export const ServicesPage = lazy(async () => ({
  default: (await import('../features/services/index.tsx')).ServicesPage,
}));
export const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/index.tsx')).SettingsPage,
}));
export const Inspector = lazy(async () => ({ default: (await import('../features/inspector/index.tsx')).Inspector }));
export const CreateDialog = lazy(async () => ({
  default: (await import('../features/inspector/index.tsx')).CreateDialog,
}));
export const ImportDialog = lazy(async () => ({
  default: (await import('../features/importing/index.tsx')).ImportDialog,
}));

export const WorkspacesDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).WorkspacesDialog,
}));
export const BackupsDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).BackupsDialog,
}));
export const HistoryDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).HistoryDialog,
}));

// By pattern, so that the window is whole also while that folder is not.
const printing = import.meta.glob<Record<string, ComponentType<{ readonly onClose: () => void }>>>(
  '../features/printing/index.tsx',
);

function printDialog(name: 'PrintDialog' | 'ExportDialog'): ComponentType<{ readonly onClose: () => void }> {
  return lazy(async () => {
    const module = await printing['../features/printing/index.tsx']?.();
    return { default: module?.[name] ?? (() => null) };
  });
}

export const PrintDialog = printDialog('PrintDialog');
export const ExportDialog = printDialog('ExportDialog');
