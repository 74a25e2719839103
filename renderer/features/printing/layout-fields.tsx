import { useTranslation } from 'react-i18next';
import { AgendaColumn, DocumentView, Paper, TilePaper } from '#shared/bridge.ts';
import { tilesOf } from '#shared/documents/paper.ts';
import { GROUPINGS } from '#shared/planning/lanes/grouping.ts';
import { DateField, MultiPick, SegmentedControl, Select } from '../../ui/index.ts';
import { RangeFields } from './range-fields.tsx';
import type { ChosenLayout } from './use-layout.ts';

/** Columns without which a line of an agenda says nothing. */
const FIXED: readonly AgendaColumn[] = ['when', 'title'];

const ONE_SHEET = 'one';

/** View, days, paper and ink of a printed calendar. */
export function LayoutFields({ chosen, weekStart }: { readonly chosen: ChosenLayout; readonly weekStart: number }) {
  const { t } = useTranslation('printing');
  const { layout, range } = chosen;
  const views = DocumentView.options.map((id) => ({ id, label: t(`view.${id}`) }));
  const papers = Paper.options.map((id) => ({ id, label: t(`paper.${id}`) }));
  const tiles = tilesOf(layout.paper).map((id) => ({ id, label: t(`paper.${id}`) }));
  const ways = (['landscape', 'portrait'] as const).map((id) => ({ id, label: t(`way.${id}`) }));
  const inks = (['colour', 'mono'] as const).map((id) => ({ id, label: t(`ink.${id}`) }));
  const columns = AgendaColumn.options
    .filter((id) => !FIXED.includes(id))
    .map((id) => ({ id, label: t(`documents:agenda.${id}`) }));
  return (
    <>
      <Select
        label={t('view.label')}
        value={layout.view}
        options={views}
        onSave={(id) => chosen.setView(DocumentView.parse(id))}
      />
      <RangeFields range={range} weekStart={weekStart} />
      {layout.view === 'lanes' && (
        <Select
          label={t('lanesBy.label')}
          value={layout.lanesBy ?? 'service'}
          options={GROUPINGS.map((id) => ({ id, label: t(`lanesBy.${id}`) }))}
          onSave={(id) => chosen.setLanesBy(GROUPINGS.find((by) => by === id) ?? 'service')}
        />
      )}
      {layout.view === 'agenda' && (
        <MultiPick
          label={t('columns')}
          value={(layout.columns ?? []).filter((id) => !FIXED.includes(id))}
          options={columns}
          onSave={(ids) => chosen.setColumns(ids.map((id) => AgendaColumn.parse(id)))}
        />
      )}
      <Select
        label={t('paper.label')}
        value={layout.paper}
        options={papers}
        onSave={(id) => chosen.setPaper(Paper.parse(id))}
      />
      {tiles.length > 0 && (
        <Select
          label={t('tile.label')}
          value={layout.tile ?? ONE_SHEET}
          options={[{ id: ONE_SHEET, label: t('tile.one') }, ...tiles]}
          onSave={(id) => chosen.setTile(TilePaper.safeParse(id).data ?? null)}
        />
      )}
      <SegmentedControl
        label={t('way.label')}
        value={layout.landscape ? 'landscape' : 'portrait'}
        options={ways}
        onChange={(way) => chosen.setLandscape(way === 'landscape')}
      />
      <SegmentedControl
        label={t('ink.label')}
        value={layout.colour ? 'colour' : 'mono'}
        options={inks}
        onChange={(ink) => chosen.setColour(ink === 'colour')}
      />
      <DateField
        label={t('lockedUntil')}
        value={layout.lockedUntil ?? null}
        weekStart={weekStart}
        onSave={chosen.setLockedUntil}
      />
    </>
  );
}
