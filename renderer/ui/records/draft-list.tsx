import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/change/policy.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { Badge } from '../badge.tsx';
import { useWhenText } from './when-text.ts';
import styles from './draft-list.module.css';

export interface DraftListProps {
  readonly drafts: readonly Draft[];
  readonly configuration: Configuration;
}

/** Changes before they are drafted: which are new, which are there already. */
export function DraftList({ drafts, configuration }: DraftListProps) {
  const { t } = useTranslation('changes');
  return (
    <ul className={styles.list} aria-label={t('draft.list')}>
      {drafts.map((draft) => (
        <DraftLine key={draft.draftedFor} draft={draft} configuration={configuration} />
      ))}
    </ul>
  );
}

function DraftLine({ draft, configuration }: { readonly draft: Draft; readonly configuration: Configuration }) {
  const { t } = useTranslation('changes');
  const text = useWhenText();
  const services = draft.serviceIds.map((id) => configuration.services.get(id)?.name ?? id).join(', ');
  return (
    <li className={styles.draft}>
      <Badge tone={draft.exists === null ? 'accent' : 'neutral'}>
        {t(draft.exists === null ? 'draft.new' : 'draft.exists')}
      </Badge>
      <span className={styles.words}>
        <span className={styles.name} dir="auto" title={draft.exists?.title ?? draft.title}>
          {draft.exists === null ? draft.title : `${draft.exists.key} ${draft.exists.title}`}
        </span>
        <span className={styles.muted}>
          {[draft.when === null ? t('noStart') : text.when(draft.when), services, draft.environments.join(', ')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </li>
  );
}
