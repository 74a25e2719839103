import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Appearance } from '#shared/model/appearance.ts';
import { appearanceStyle, Button, EntryChip, Icon, SegmentedControl } from '../../../ui/index.ts';
import { ColourGrid } from './colour-grid.tsx';
import { presetOf, PRESETS } from './presets.ts';
import form from '../form.module.css';
import styles from './appearance-editor.module.css';

interface AppearanceEditorProps {
  readonly title: string;
  readonly appearance: Appearance;
  readonly onSave: (field: 'colour' | 'pattern', appearance: Appearance) => void;
}

/** How a kind looks, with a chip in either theme. Colours come from the checked sets or by hand. */
export function AppearanceEditor({ title, appearance, onSave }: AppearanceEditorProps) {
  const { t } = useTranslation('settings');
  const preset = presetOf(appearance);
  const [isOpen, setOpen] = useState(preset === null);
  return (
    <div className={form.stack}>
      <div className={styles.previews}>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className={styles.preview} data-scheme={theme}>
            <EntryChip code={appearance.code} title={title} appearance={appearance} category="inProgress" />
            <EntryChip code={appearance.code} title={title} appearance={appearance} category="planned" tentative />
          </div>
        ))}
      </div>
      <div className={styles.line}>
        <div>
          <div className={form.label} aria-hidden="true">
            {t('field.colour')}
          </div>
          <ToggleButtonGroup
            aria-label={t('field.colour')}
            className={styles.swatches ?? ''}
            selectionMode="single"
            selectedKeys={preset === null ? [] : [preset]}
            onSelectionChange={(keys) => {
              const chosen = PRESETS.find(([id]) => keys.has(id));
              if (chosen !== undefined)
                onSave('colour', { ...appearance, light: chosen[1].light, dark: chosen[1].dark });
            }}
          >
            {PRESETS.map(([id, look]) => (
              <ToggleButton
                key={id}
                id={id}
                className={styles.swatch ?? ''}
                aria-label={t(`colour.${id}`)}
                style={appearanceStyle({ ...appearance, ...look })}
              >
                {preset === id && <Icon name="check" size={12} />}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
        <div>
          <div className={form.label} aria-hidden="true">
            {t('field.pattern')}
          </div>
          <SegmentedControl
            label={t('field.pattern')}
            value={appearance.pattern}
            options={(['none', 'hatch', 'dots'] as const).map((id) => ({ id, label: t(`pattern.${id}`) }))}
            onChange={(pattern) => onSave('pattern', { ...appearance, pattern })}
          />
        </div>
      </div>
      <div>
        <Button variant="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
          {t('ownColours')}
        </Button>
        {isOpen && (
          <ColourGrid
            appearance={appearance}
            onSave={(theme, set) => onSave('colour', { ...appearance, [theme]: set })}
          />
        )}
      </div>
    </div>
  );
}
