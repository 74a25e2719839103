import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from 'react-aria-components';
import type { Booking, BookingApproval } from '#shared/model/booking.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { useDecide } from '../../../data/booking-editor.ts';
import { Button, TextField } from '../../../ui/index.ts';
import { ApprovalBadge } from '../../../ui/records/approval-badge.tsx';
import { makeWhenText } from '../../../ui/records/when-text.ts';
import styles from './approval.module.css';

interface ApprovalProps {
  readonly booking: Booking;
  readonly label: string;
  readonly configuration: Configuration;
}

const MAY_FOLLOW = {
  requested: ['approved', 'declined', 'withdrawn'],
  approved: ['requested', 'withdrawn'],
  declined: ['requested'],
  withdrawn: ['requested'],
} as const satisfies Record<BookingApproval, readonly BookingApproval[]>;

const ACTIONS = {
  requested: 'askAgain',
  approved: 'approve',
  declined: 'decline',
  withdrawn: 'withdraw',
} as const;

/** Where the request stands, who said so and when, and what may be done about it. */
export function Approval({ booking, label, configuration }: ApprovalProps) {
  const { t } = useTranslation('inspector');
  const { locale } = useLocale();
  const decide = useDecide();
  const [note, setNote] = useState('');
  const { approval, decidedAt, decidedById, decisionNote } = booking;
  const person = configuration.people.get(decidedById ?? '')?.name;
  const said = t(`booking.approvals.${approval}`);
  const when =
    decidedAt === null ? '' : makeWhenText(locale).moment(momentFromInstant(decidedAt, configuration.settings.zone));
  return (
    <section className={styles.approval} aria-label={t('fields.approval')}>
      <div className={styles.state}>
        <ApprovalBadge approval={approval} />
        <span className={styles.muted}>
          {decidedAt === null
            ? approval === 'requested' && t('booking.waits')
            : person === undefined
              ? t('booking.decidedByNobody', { approval: said, when })
              : t('booking.decided', { approval: said, person, when })}
        </span>
      </div>
      {decisionNote !== '' && <p dir="auto">{decisionNote}</p>}
      {approval === 'requested' && (
        <TextField
          label={t('booking.note')}
          value={note}
          placeholder={t('booking.notePlaceholder')}
          maxLength={200}
          onInput={setNote}
          onSave={setNote}
        />
      )}
      <div className={styles.actions}>
        {MAY_FOLLOW[approval].map((next) => (
          <Button
            key={next}
            variant={next === 'approved' ? 'primary' : 'secondary'}
            onPress={() => {
              decide([{ booking, label }], next, note.trim());
              setNote('');
            }}
          >
            {t(`booking.${ACTIONS[next]}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
