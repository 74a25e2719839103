import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { zoomBy, type Zoom } from '#shared/planning/lanes/scale.ts';
import { useCommands } from '../../../ui/state/commands.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';

/** Zoom by keys and from the palette. */
export function useZoomCommands(zoomTo: (zoom: Zoom) => void): void {
  const { t } = useTranslation('calendar');
  const commands = useMemo(() => {
    const group = t('commands.group');
    const by = (step: 1 | -1) => zoomTo(zoomBy(useLanesView.getState().zoom, step));
    return [
      { id: 'calendar.zoomIn', title: t('commands.zoomIn'), group, keys: '+', run: () => by(1) },
      { id: 'calendar.zoomOut', title: t('commands.zoomOut'), group, keys: '-', run: () => by(-1) },
    ];
  }, [t, zoomTo]);
  useCommands('calendar-lanes', commands);
}
