import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#shared/model/journal.ts';
import { sideOf, type FirstField, type Side } from '#shared/sync/first-link.ts';
import { rawText } from '#shared/sync/raw-text.ts';
import { localTable } from '#shared/sync/local/index.ts';
import { meetingOf } from '../../../sync/first-link.ts';
import type { LinkedRecord } from '../../../sync/load.ts';
import { Button, SearchSelect, SegmentedControl } from '../../../ui/index.ts';
import { OwnWords } from '../../../ui/records/own-words.tsx';
import { syncedFieldName, syncedValueText, type ValueWords } from '../../../ui/records/synced-value.ts';
import { RemoteAddress } from '../../../ui/records/remote-address.tsx';
import { DetailNote, DetailPane } from '../detail-pane.tsx';
import type { ArrivalRow } from './rows.ts';
import pane from '../list-detail.module.css';
import styles from './links.module.css';

interface DetailProps {
  readonly row: ArrivalRow;
  readonly words: ValueWords;
  /** Records it may be. */
  readonly free: ReadonlyMap<string, LinkedRecord>;
  readonly onLink: (record: LinkedRecord, sides: Readonly<Record<string, Side>>) => void;
  readonly onCreate: () => void;
  readonly onLeave: () => void;
  readonly onRestore: () => void;
}

/** One record that arrived: what it says there, what it is here, and whose side of each field counts. */
export function ArrivalDetail({ row, words, free, onLink, onCreate, onLeave, onRestore }: DetailProps) {
  const { t } = useTranslation('syncLinks');
  const [picked, setPicked] = useState<string | null>(null);
  const { read, state, name, connection } = row;
  const record = row.record ?? free.get(picked ?? '') ?? null;
  return (
    <DetailPane name={name} actions={<RemoteAddress url={read.link.url} address={connection.address} />}>
      <div className={styles.two}>
        <div className={styles.part}>
          <h3 className={pane.sideTitle}>{t('ownWords')}</h3>
          <OwnWords link={read.link} mapping={read.mapping} />
        </div>
        {state === 'left' ? (
          <div className={styles.part}>
            <p>{t('left')}</p>
            <div className={pane.actions}>
              <Button onPress={onRestore}>{t('bringBack')}</Button>
            </div>
          </div>
        ) : (
          <div className={styles.part}>
            {state === 'arrived' && (
              <SearchSelect
                label={t('pick')}
                value={picked}
                placeholder={t('pickPlaceholder')}
                options={optionsOf(row, free, (reasons) => reasons.map((one) => t(`reasons.${one}`)).join(', '))}
                onSave={setPicked}
              />
            )}
            {record !== null && <Sides key={record.id} row={row} record={record} words={words} onLink={onLink} />}
            {state === 'arrived' && record === null && (
              <div className={pane.actions}>
                <Button onPress={onCreate}>{t('create')}</Button>
                <Button onPress={onLeave}>{t('leaveOut')}</Button>
              </div>
            )}
          </div>
        )}
      </div>
    </DetailPane>
  );
}

/** Likely ones first, with why. */
function optionsOf(
  { suggestions }: ArrivalRow,
  free: ReadonlyMap<string, LinkedRecord>,
  why: (reasons: ArrivalRow['suggestions'][number]['reasons']) => string,
) {
  const likely = new Set(suggestions.map(({ id }) => id));
  const nameOf = (record: LinkedRecord) => ('name' in record ? record.name : 'title' in record ? record.title : '');
  return [
    ...suggestions.flatMap(({ id, reasons }) => {
      const record = free.get(id);
      return record === undefined ? [] : [{ id, label: labelOf(record), hint: why(reasons) }];
    }),
    ...[...free.values()]
      .filter(({ id }) => !likely.has(id))
      .map((record) => ({ id: record.id, label: labelOf(record), hint: nameOf(record) })),
  ];
}

interface SidesProps {
  readonly row: ArrivalRow;
  readonly record: LinkedRecord;
  readonly words: ValueWords;
  readonly onLink: (record: LinkedRecord, sides: Readonly<Record<string, Side>>) => void;
}

/** Nothing is linked before every field that differs has a side. */
function Sides({ row, record, words, onLink }: SidesProps) {
  const { t } = useTranslation('syncLinks');
  const { link } = row.read;
  const { statuses } = words.names.configuration;
  const meeting = useMemo(() => meetingOf(row.read, record, { statuses }), [row.read, record, statuses]);
  const guarded = localTable(link.table).guarded(record, { statuses });
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const differing = meeting.filter(({ state }) => state === 'differs');
  const isChosen = differing.every(({ field }) => sides[field] !== undefined);
  const all = (side: Side) =>
    setSides(Object.fromEntries(differing.map((field) => [field.field, sideOf(field, side)])));
  const text = ({ field }: FirstField, value: unknown) => syncedValueText(link.table, field, value, words);
  return (
    <>
      {meeting
        .filter(({ state }) => state === 'unreadable')
        .map(({ field, raw }) => (
          <DetailNote key={field}>
            {t('unreadable', { text: `${syncedFieldName(words.t, field)}: ${rawText(raw)}` })}
          </DetailNote>
        ))}
      {differing.length === 0 ? (
        <p>{t('nothingDiffers')}</p>
      ) : (
        <ul className={styles.fields}>
          {differing.map((one) => (
            <li key={one.field} className={styles.field}>
              <span className={styles.fieldName}>{syncedFieldName(words.t, one.field)}</span>
              <span className={styles.fieldValue} title={text(one, one.mine)} dir="auto">
                {text(one, one.mine)}
              </span>
              <SegmentedControl<Side | 'none'>
                label={t('sideOf', { field: syncedFieldName(words.t, one.field) })}
                value={sides[one.field] ?? 'none'}
                options={[
                  { id: 'mine', label: t('mine') },
                  { id: 'theirs', label: t('theirs') },
                ]}
                onChange={(side) => side !== 'none' && setSides({ ...sides, [one.field]: side })}
              />
              <span className={styles.fieldValue} title={text(one, one.theirs)} dir="auto">
                {text(one, one.theirs)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {differing.some(({ field }) => guarded.has(field)) && <DetailNote>{t('approved')}</DetailNote>}
      <div className={pane.actions}>
        {differing.length > 0 && (
          <>
            <Button onPress={() => all('mine')}>{t('allMine')}</Button>
            <Button onPress={() => all('theirs')}>{t('allTheirs')}</Button>
          </>
        )}
        <Button variant="primary" isDisabled={!isChosen} onPress={() => onLink(record, sides)}>
          {t(row.state === 'choose' ? 'choose' : 'link')}
        </Button>
      </div>
      {differing.length > 0 && <p className={pane.sideNote}>{t('linkHelp')}</p>}
    </>
  );
}
