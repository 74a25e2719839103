import { useLocale } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { appearanceOf, type Configuration } from '#shared/planning/configuration.ts';
import type { SearchItem } from '../../data/search.ts';
import { appearanceStyle, classNames, Icon, Kbd, type IconName } from '../../ui/index.ts';
import type { Heading, PaletteRow } from './rows.ts';
import styles from './palette.module.css';

const ICONS: Record<SearchItem['table'], IconName> = {
  releases: 'release',
  services: 'service',
  events: 'calendar',
  deployments: 'play',
  gates: 'gate',
  phases: 'phase',
  people: 'person',
  teams: 'team',
};

interface OptionProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly heading: Heading | null;
  readonly isActive: boolean;
  readonly configuration: Configuration | undefined;
  readonly onRun: () => void;
  readonly onPoint: () => void;
}

export function PaletteOption({ id, row, heading, isActive, configuration, onRun, onPoint }: OptionProps) {
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
        onMouseMove={isActive ? undefined : onPoint}
        onClick={onRun}
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
  const date =
    item.date === null
      ? null
      : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
          new Date(`${item.date}T00:00Z`),
        );
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
