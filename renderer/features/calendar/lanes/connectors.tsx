import { memo, useMemo } from 'react';
import { barWidth, labelWidth } from '#shared/planning/lanes/bars.ts';
import { connectorsIn, type ReleasePlace } from '#shared/planning/lanes/connectors.ts';
import { toPx, type Scale } from '#shared/planning/lanes/scale.ts';
import { HEAD_WIDTH, METRICS } from './metrics.ts';
import type { TimeWindow } from './lanes-state.ts';
import type { LaneLayout } from './use-lane-layout.ts';
import type { LaneReleases } from './use-lane-releases.ts';
import styles from './lanes.module.css';

export interface ConnectorsProps {
  readonly layout: LaneLayout;
  readonly releases: LaneReleases;
  readonly scale: Scale;
  readonly drawn: TimeWindow;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Which release waits for which, as far as the lines come through the window. For the eye: the inspector says it. */
export const Connectors = memo(function Connectors(props: ConnectorsProps) {
  const { layout, releases, scale, drawn, top, bottom, width, height } = props;
  const places = useMemo(() => placesOf(layout, scale), [layout, scale]);
  const window = { left: toPx(drawn.start, scale), right: toPx(drawn.end, scale), top, bottom };
  const lines = connectorsIn(releases.values(), places, window);
  if (lines.length === 0) return null;
  return (
    <svg aria-hidden="true" className={styles.connectors} width={width} height={height} style={{ left: HEAD_WIDTH }}>
      <defs>
        {(['arrow', 'arrowLate'] as const).map((id) => (
          <marker
            key={id}
            id={`lanes-${id}`}
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" className={styles[id]} />
          </marker>
        ))}
      </defs>
      {lines.map(({ from, to, points, isLate }) => (
        <polyline
          key={`${from} ${to}`}
          data-from={from}
          data-to={to}
          className={isLate ? styles.connectorLate : styles.connector}
          points={points.map((point) => point.join(',')).join(' ')}
          markerEnd={`url(#lanes-${isLate ? 'arrowLate' : 'arrow'})`}
        />
      ))}
    </svg>
  );
});

function placesOf({ rows, tops }: LaneLayout, scale: Scale): Map<string, ReleasePlace> {
  const places = new Map<string, ReleasePlace>();
  rows.forEach(({ level, bars }, index) => {
    const own = level === 0 ? bars.find(({ placed }) => placed.entry.table === 'releases') : undefined;
    if (own === undefined) return;
    const end = toPx(own.placed.start, scale) + barWidth(own.placed, scale.pxPerDay);
    const middle = (tops[index] ?? 0) + METRICS.padding / 2 + (own.row + 0.5) * METRICS.subRow - 2;
    places.set(own.placed.entry.recordId, { end, right: end + labelWidth(own.label, own.placed.entry), middle });
  });
  return places;
}
