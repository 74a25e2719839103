import { memo } from 'react';
import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { appearanceOf, type Configuration } from '#shared/planning/configuration.ts';
import type { SearchItem } from '../../data/search.ts';
import { appearanceStyle, classNames, Icon, Kbd, type IconName } from '../../ui/index.ts';
import type { Heading, PaletteRow } from './rows.ts';
import styles from './palette.module.css';

const ICONS: Record<SearchItem['table'], IconName> = {
  releases: 'release',
  changes: 'change',
  environments: 'environment',
  services: 'service',
  events: 'calendar',
  deployments: 'play',
  bookings: 'bookmark',
  gates: 'gate',
  phases: 'phase',
  'known-errors': 'warning',
  incidents: 'lifebuoy',
  people: 'person',
  teams: 'team',
};

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once per locale: making one costs more than drawing the row. */
function formatOf(locale: string): Intl.DateTimeFormat {
  const known = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { ...DAY, timeZone: 'UTC' });
  formats.set(locale, known);
  return known;
}

interface OptionProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly heading: Heading | null;
  readonly isActive: boolean;
  readonly configuration: Configuration | undefined;
  readonly index: number;
  readonly onRun: (index: number) => void;
  readonly onPoint: (index: number) => void;
}

/** Drawn again only when it differs: a key press moves a mark, it does not draw thirty rows. */
export const PaletteOption = memo(
  Option,
  (before, after) =>
    (Object.keys(after) as (keyof OptionProps)[]).every((name) => name === 'row' || before[name] === after[name]) &&
    thing(before.row) === thing(after.row),
);

const thing = (row: PaletteRow): unknown => (row.type === 'command' ? row.command : row.item);

function Option({ id, row, heading, isActive, configuration, index, onRun, onPoint }: OptionProps) {
  const { t } = useTranslation('palette');
  return (
    <>
      {heading !== null && (
        <div role="presentation" className={styles.heading}>
          {t(`heading.${heading}`)}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={isActive}
        className={classNames(styles.option, isActive && styles.active)}
        // The field keeps the focus: a press that took it away would close nothing and lose the keys.
        onMouseDown={(event) => event.preventDefault()}
        onMouseMove={isActive ? undefined : () => onPoint(index)}
        onClick={() => onRun(index)}
      >
        {row.type === 'command' ? (
          <>
            <span className={styles.title}>{row.command.title}</span>
            <span className={styles.hint}>{row.command.group}</span>
            <span className={styles.keys}>{row.command.keys !== undefined && <Kbd keys={row.command.keys} />}</span>
          </>
        ) : (
          <RecordWords item={row.item} configuration={configuration} />
        )}
      </div>
    </>
  );
}

function RecordWords({
  item,
  configuration,
}: {
  readonly item: SearchItem;
  readonly configuration: Configuration | undefined;
}) {
  const { locale } = useLocale();
  const look = item.styleId === null || configuration === undefined ? null : appearanceOf(configuration, item.styleId);
  const date = item.date === null ? null : formatOf(locale).format(new Date(`${item.date}T00:00Z`));
  return (
    <>
      {look === null ? (
        <Icon name={ICONS[item.table]} />
      ) : (
        <span className={styles.code} style={appearanceStyle(look)}>
          {look.code}
        </span>
      )}
      <span className={styles.title}>
        {item.key !== null && <span className={styles.key}>{item.key} </span>}
        {item.title}
      </span>
      {date !== null && <span className={styles.hint}>{date}</span>}
    </>
  );
}
