import { useTranslation } from 'react-i18next';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { inOrderOfUse, isClosed } from '#shared/planning/support/known-errors.ts';
import { msToInstant } from '#shared/planning/wall.ts';
import { uuidv7 } from '../../../data/ids.ts';
import { Button, DateField, Section, TextField } from '../../../ui/index.ts';
import { SignOffs } from '../../../ui/records/gate-sign-offs.tsx';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useDialogs } from '../../../ui/state/dialogs.ts';
import form from '../../../ui/records/form.module.css';
import page from '../../../ui/record-page.module.css';
import type { PartProps } from '../page/support-page.tsx';
import styles from './hand-over.module.css';

const TEXTS = ['supportModel', 'vendorContacts', 'lessons'] as const;

/** What those who run it from then on are given, and who signed for it. */
export function HandOver(props: PartProps) {
  const { book, configuration, edits } = props;
  const { t } = useTranslation('support');
  const text = useWhenText();
  const show = useDialogs((state) => state.show);
  const { support } = book;
  const { decision, decidedAt } = support;
  const when = decidedAt === null ? '' : text.moment(momentFromInstant(decidedAt, configuration.settings.zone));
  return (
    <div className={styles.columns}>
      <div className={page.main}>
        <Section
          title={t('tabs.handOver')}
          actions={
            <Button onPress={() => show({ kind: 'supportDocument', id: support.id, document: 'hand-over' })}>
              {t('handOver.export')}
            </Button>
          }
        >
          <div className={form.form}>
            {TEXTS.map((field) => (
              <TextField
                key={field}
                label={t(`field.${field}`)}
                value={support[field]}
                multiline
                onSave={(next) => edits.set(field, { [field]: next })}
              />
            ))}
            <div className={styles.day}>
              <DateField
                label={t('field.pirOn')}
                value={support.pirOn}
                weekStart={configuration.settings.weekStart}
                onSave={(pirOn) => edits.set('pirOn', { pirOn })}
              />
            </div>
          </div>
        </Section>
        <Residual {...props} />
      </div>
      <aside className={page.side}>
        <Section title={t('handOver.decision')} text={t('handOver.signOffsText')}>
          {decision !== null && (
            <p>{t(decision === 'exit' ? 'overview.left' : 'overview.leftConditional', { when })}</p>
          )}
          <div className={styles.signOffs}>
            <SignOffs
              signOffs={support.signOffs}
              configuration={configuration}
              nextId={() => uuidv7(Date.now())}
              now={() => msToInstant(Date.now())}
              onSave={(signOffs) => edits.setList('signOffs', signOffs)}
            />
          </div>
          <TextField
            label={t('field.conditions')}
            value={support.conditions}
            multiline
            onSave={(conditions) => edits.set('conditions', { conditions })}
          />
        </Section>
      </aside>
    </div>
  );
}

/** Known errors that go over, and who took their risk. */
function Residual({ book, configuration }: PartProps) {
  const { t } = useTranslation('support');
  const text = useWhenText();
  const errors = inOrderOfUse(book.knownErrors).filter((error) => !isClosed(error));
  const said = (id: string | null, on: string | null) => {
    const who = configuration.people.get(id ?? '')?.name;
    if (who === undefined) return null;
    return on === null ? t('handOver.accepted', { who }) : t('handOver.acceptedOn', { who, date: text.shortDay(on) });
  };
  return (
    <Section title={t('handOver.residual')}>
      {errors.length === 0 ? (
        <p className={styles.muted}>{t('handOver.residualEmpty')}</p>
      ) : (
        <ul className={styles.residual}>
          {errors.map((error) => {
            const accepted = said(error.riskAcceptedById, error.riskAcceptedOn);
            return (
              <li key={error.id}>
                <span>
                  {error.key} {error.title}
                </span>
                <span className={accepted === null ? styles.warn : styles.muted}>
                  {accepted ?? t('handOver.notAccepted')}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
