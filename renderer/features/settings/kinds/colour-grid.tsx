import { useTranslation } from 'react-i18next';
import type { Appearance, ColourSet } from '#shared/model/appearance.ts';
import { contrast, MARK_CONTRAST, TEXT_CONTRAST } from '../../../ui/contrast.ts';
import { ColourField } from './colour-field.tsx';
import styles from './colour-grid.module.css';

interface ColourGridProps {
  readonly appearance: Appearance;
  readonly onSave: (theme: 'light' | 'dark', set: ColourSet) => void;
}

/** Page grounds of tokens.css, on which an edge must be seen. */
const GROUND = { light: '#ffffff', dark: '#0f1317' } as const;

/** Three colours per theme. A pair that can't be read is refused at the field that would make it so. */
export function ColourGrid({ appearance, onSave }: ColourGridProps) {
  const { t, i18n } = useTranslation('settings');
  const ratio = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
  const problem = (set: ColourSet, part: keyof ColourSet, theme: 'light' | 'dark'): string | null => {
    const isEdge = part === 'edge';
    const found = isEdge ? contrast(set.edge, GROUND[theme]) : contrast(set.ink, set.fill);
    const least = isEdge ? MARK_CONTRAST : TEXT_CONTRAST;
    if (found >= least) return null;
    return t(isEdge ? 'contrastEdge' : 'contrastInk', { found: ratio(found), least: ratio(least) });
  };
  return (
    <div className={styles.grid}>
      {(['light', 'dark'] as const).map((theme) => (
        <fieldset key={theme} className={styles.theme}>
          <legend className={styles.legend}>
            {t(`theme.${theme}`)}
            <span className={styles.ratio}>
              {t('contrastNow', { found: ratio(contrast(appearance[theme].ink, appearance[theme].fill)) })}
            </span>
          </legend>
          <div className={styles.parts}>
            {(['edge', 'fill', 'ink'] as const).map((part) => (
              <ColourField
                key={part}
                label={t(`part.${part}`)}
                value={appearance[theme][part]}
                problemOf={(colour) => problem({ ...appearance[theme], [part]: colour }, part, theme)}
                onSave={(colour) => onSave(theme, { ...appearance[theme], [part]: colour })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
