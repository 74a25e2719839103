import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { patchOf } from '#shared/model/journal.ts';
import { asTemplate } from '#shared/planning/support/set-up.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { useLive } from '../../../data/live.ts';
import { Button, Confirm } from '../../../ui/index.ts';
import type { PartProps } from '../page/support-page.tsx';

/** What was found to be good goes into the template others begin with. */
export function SaveTemplate({ book, today, edits }: PartProps) {
  const { t } = useTranslation('support');
  const [isAsking, setAsking] = useState(false);
  const { support, release, phase, items } = book;
  const template = useLive(async (db) => {
    const all = await db.records('support-templates').toArray();
    return all.filter(({ archived }) => !archived).toSorted((a, b) => a.order - b.order)[0] ?? null;
  }, []);
  if (template === undefined || template === null) return null;
  const save = () => {
    setAsking(false);
    const live = release.releaseDate ?? phase?.first ?? today;
    const { id: _, ...fields } = asTemplate(template, support, items, live, () => uuidv7(Date.now()));
    void edits.run('supportTemplateSaved', { label: release.key }, [patchOf('support-templates', template.id, fields)]);
  };
  return (
    <>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('page.saveTemplate')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('templateDialog.title')}
          text={t('templateDialog.text', { release: release.key, template: template.name })}
          confirmLabel={t('templateDialog.confirm')}
          danger={false}
          onConfirm={save}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
