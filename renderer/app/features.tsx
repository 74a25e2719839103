import { lazy } from 'react';

/** Reads what the first click needs before it comes; everything else waits until it is asked for. */
export function readAhead(): void {
  void import('../features/inspector/index.tsx');
  void import('../features/releases/index.tsx');
}

// Each feature is a chunk of its own: the window is up before the pages nobody asked for are read.
export const CalendarPage = lazy(async () => ({
  default: (await import('../features/calendar/index.tsx')).CalendarPage,
}));
export const ConflictsPage = lazy(async () => ({
  default: (await import('../features/conflicts/index.tsx')).ConflictsPage,
}));
export const ReleasesPage = lazy(async () => ({
  default: (await import('../features/releases/index.tsx')).ReleasesPage,
}));
export const SlipDialog = lazy(async () => ({
  default: (await import('../features/releases/index.tsx')).SlipDialog,
}));
export const EnvironmentsPage = lazy(async () => ({
  default: (await import('../features/environments/index.tsx')).EnvironmentsPage,
}));
export const ServicesPage = lazy(async () => ({
  default: (await import('../features/services/index.tsx')).ServicesPage,
}));
export const ChangesPage = lazy(async () => ({
  default: (await import('../features/changes/index.tsx')).ChangesPage,
}));
export const MeetingsPage = lazy(async () => ({
  default: (await import('../features/boards/index.tsx')).MeetingsPage,
}));
export const MeasuresPage = lazy(async () => ({
  default: (await import('../features/measures/index.tsx')).MeasuresPage,
}));
export const MeasuresDialog = lazy(async () => ({
  default: (await import('../features/measures/index.tsx')).MeasuresDialog,
}));
export const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/index.tsx')).SettingsPage,
}));
export const SupportPage = lazy(async () => ({
  default: (await import('../features/early-life-support/index.tsx')).SupportPage,
}));
export const SupportDocumentDialog = lazy(async () => ({
  default: (await import('../features/early-life-support/index.tsx')).SupportDocumentDialog,
}));
export const SupportSetUpDialog = lazy(async () => ({
  default: (await import('../features/early-life-support/index.tsx')).SupportSetUpDialog,
}));
export const SyncPage = lazy(async () => ({ default: (await import('../features/sync/index.tsx')).SyncPage }));
export const ThisWeekPage = lazy(async () => ({
  default: (await import('../features/this-week/index.tsx')).ThisWeekPage,
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
export const WhatIfBanner = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).WhatIfBanner,
}));
export const WhatIfDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).WhatIfDialog,
}));
export const BackupsDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).BackupsDialog,
}));
export const HistoryDialog = lazy(async () => ({
  default: (await import('../features/workspaces/index.tsx')).HistoryDialog,
}));
export const PrintDialog = lazy(async () => ({
  default: (await import('../features/printing/index.tsx')).PrintDialog,
}));
export const ExportDialog = lazy(async () => ({
  default: (await import('../features/printing/index.tsx')).ExportDialog,
}));
export const PackDialog = lazy(async () => ({ default: (await import('../features/pack/index.tsx')).PackDialog }));
