import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '#shared/model/connection.ts';
import { Button, Section } from '../../../../ui/index.ts';
import { MappingDialog } from './mapping-dialog.tsx';
import styles from '../connections.module.css';

/** Which kinds go with which, in how many fields, and where that is edited. */
export function MappingSummary({ connection }: { readonly connection: Connection }) {
  const { t } = useTranslation('syncConnections');
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title={t('section.mapping')}
      actions={
        <Button variant="quiet" icon="edit" onPress={() => setOpen(true)}>
          {t('mapping.edit')}
        </Button>
      }
    >
      <ul className={styles.kinds}>
        {connection.kinds.map(({ remote, table, fields }) => (
          <li key={`${remote} ${table}`}>
            {t('mapping.summary', { remote: t(`remoteKind.${remote}`), local: t(`about.${table}`) })}
            <span className={styles.quiet}>{t('mapping.fields', { count: fields.length })}</span>
          </li>
        ))}
      </ul>
      {isOpen && <MappingDialog connection={connection} onClose={() => setOpen(false)} />}
    </Section>
  );
}
