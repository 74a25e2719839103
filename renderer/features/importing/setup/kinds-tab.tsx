import { useTranslation } from 'react-i18next';
import { EmptyState, Section, Select } from '../../../ui/index.ts';
import type { KindChoices, Mapping } from '#shared/importing/index.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ImportPreview } from '../worker/preview-types.ts';
import styles from '../importing.module.css';

const GUESSED = '$guessed';

export interface KindsTabProps {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly configuration: Configuration;
  readonly onChange: (mapping: Mapping) => void;
}

/** Which kind new events become: by what they seem to be, or by the file's own categories. */
export function KindsTab({ preview, mapping, configuration, onChange }: KindsTabProps) {
  const { t } = useTranslation('importing');
  const kinds = [...configuration.eventKinds.values()]
    .filter((kind) => !kind.archived)
    .sort((a, b) => a.order - b.order)
    .map(({ id, name }) => ({ id, label: name }));
  const choose = (choices: Partial<KindChoices>) => onChange({ ...mapping, kinds: { ...mapping.kinds, ...choices } });
  const { byText, byMeaning } = mapping.kinds;
  if (preview.meanings.length === 0) return <EmptyState title={t('kinds.empty')} text={t('kinds.emptyText')} />;
  return (
    <div className={styles.setup}>
      <Section title={t('kinds.byMeaning')}>
        <p className={styles.note}>{t('kinds.byMeaningText')}</p>
        {preview.meanings.map(({ meaning, count, kindId }) => (
          <div key={meaning} className={styles.choice}>
            <span>{t(`meanings.${meaning}`)}</span>
            <span className={styles.where}>{t('kinds.count', { count })}</span>
            <Select
              label={t(`meanings.${meaning}`)}
              hideLabel
              value={byMeaning[meaning] ?? kindId}
              options={kinds}
              onSave={(id) => choose({ byMeaning: { ...byMeaning, [meaning]: id } })}
            />
          </div>
        ))}
      </Section>
      {preview.words.length > 0 && (
        <Section title={t('kinds.byWord')}>
          <p className={styles.note}>{t('kinds.byWordText')}</p>
          {preview.words.slice(0, 100).map(({ word, count }) => (
            <div key={word} className={styles.choice}>
              <span>{word}</span>
              <span className={styles.where}>{t('kinds.count', { count })}</span>
              <Select
                label={word}
                hideLabel
                value={byText[word.toLowerCase()] ?? GUESSED}
                options={[{ id: GUESSED, label: t('kinds.asGuessed') }, ...kinds]}
                onSave={(id) => choose({ byText: withWord(byText, word.toLowerCase(), id) })}
              />
            </div>
          ))}
        </Section>
      )}
    </div>
  );
}

function withWord(choices: KindChoices['byText'], word: string, id: string): KindChoices['byText'] {
  const { [word]: _before, ...rest } = choices;
  return id === GUESSED ? rest : { ...rest, [word]: id };
}
