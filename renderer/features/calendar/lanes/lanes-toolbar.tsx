import { useTranslation } from 'react-i18next';
import { GROUPINGS } from '#shared/planning/lanes/grouping.ts';
import type { LaneRow } from '#shared/planning/lanes/layout.ts';
import { ZOOMS, zoomBy, type Zoom } from '#shared/planning/lanes/scale.ts';
import { Button, IconButton, MenuButton, SegmentedControl } from '../../../ui/index.ts';
import { useLanesView } from '../../../ui/state/lanes-view.ts';
import page from '../page/page.module.css';
import styles from './lanes.module.css';

export interface LanesToolbarProps {
  readonly rows: readonly LaneRow[];
  readonly onZoom: (zoom: Zoom) => void;
}

/** What the lanes are, and how much time is seen at once. */
export function LanesToolbar({ rows, onZoom }: LanesToolbarProps) {
  const { t } = useTranslation('calendar');
  const { grouping, zoom, setGrouping, setCollapsed } = useLanesView();
  const parents = rows.filter(({ level, hasParts }) => level === 0 && hasParts);
  const isAllShut = parents.length > 0 && parents.every(({ isCollapsed }) => isCollapsed);
  return (
    <div className={styles.toolbar} role="group" aria-label={t('lanes.choices')}>
      <span className={styles.toolLabel} aria-hidden="true">
        {t('lanes.by')}
      </span>
      <SegmentedControl
        label={t('lanes.by')}
        value={grouping}
        options={GROUPINGS.map((id) => ({ id, label: t(`lanes.groupings.${id}`) }))}
        onChange={setGrouping}
      />
      {grouping === 'release' && parents.length > 0 && (
        <Button variant="quiet" onPress={() => setCollapsed(isAllShut ? [] : parents.map(({ id }) => id))}>
          {t(isAllShut ? 'lanes.expandAll' : 'lanes.collapseAll')}
        </Button>
      )}
      <span className={styles.space} />
      <span className={styles.toolLabel} aria-hidden="true">
        {t('lanes.zoom')}
      </span>
      <IconButton
        icon="minus"
        label={t('lanes.zoomOut')}
        keys="-"
        isDisabled={zoom === 'year'}
        onPress={() => onZoom(zoomBy(zoom, -1))}
      />
      <div className={page.wideOnly}>
        <SegmentedControl
          label={t('lanes.zoom')}
          value={zoom}
          options={ZOOMS.map((id) => ({ id, label: t(`lanes.zooms.${id}`) }))}
          onChange={onZoom}
        />
      </div>
      <div className={page.narrowOnly}>
        <MenuButton
          label={t(`lanes.zooms.${zoom}`)}
          items={ZOOMS.map((id) => ({ id, label: t(`lanes.zooms.${id}`), onAction: () => onZoom(id) }))}
        />
      </div>
      <IconButton
        icon="plus"
        label={t('lanes.zoomIn')}
        keys="+"
        isDisabled={zoom === 'day'}
        onPress={() => onZoom(zoomBy(zoom, 1))}
      />
    </div>
  );
}
