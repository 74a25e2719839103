import { useTranslation } from 'react-i18next';
import { outagesOf, serviceMonths } from '#shared/change/outage.ts';
import type { During } from '#shared/change/during.ts';
import type { Waiver } from '#shared/model/waiver.ts';
import { momentFromInstant } from '#shared/planning/moments.ts';
import { Icon } from '../../../ui/index.ts';
import { RelatedList } from '../../../ui/records/related-list.tsx';
import { useWaiverText } from '../../../ui/records/waiver-text.ts';
import { useWhenText } from '../../../ui/records/when-text.ts';
import { useNavigation } from '../../../ui/state/navigation.ts';
import type { SectionProps } from './form.ts';
import parts from './parts.module.css';

/** Every service that feels it, however many steps away. */
export function Impact({ form: { configuration, subject } }: SectionProps) {
  const { t } = useTranslation('changes');
  const go = useNavigation((state) => state.go);
  const downstream = subject.impact.filter(({ steps }) => steps > 0);
  return (
    <RelatedList
      title={t('impact.title')}
      empty={t('impact.empty')}
      items={downstream.map(({ service, steps, through }) => ({
        id: service.id,
        label: service.key,
        name: service.name,
        category: null,
        detail: t('impact.through', { service: configuration.services.get(through)?.key ?? through }),
        warning: service.criticality === 1 ? t('impact.critical') : null,
        steps,
      }))}
      onOpen={(id) => go('services', id)}
    />
  );
}

/** How it stands with windows, freezes, other changes and agreed availability: derived, never typed. */
export function ScheduleStatus({ form: { change, configuration, subject, plan } }: SectionProps) {
  const { t } = useTranslation(['changes', 'conflicts']);
  const text = useWhenText();
  const sayWaiver = useWaiverText(configuration);
  const go = useNavigation((state) => state.go);
  const { zone } = configuration.settings;
  if (change.when === null) return null;
  const { window, collisions } = subject;
  const say = ({ title, when }: During) => t('schedule.named', { title, when: text.when(when) });
  const allowed = (what: string, waiver: Waiver | null) =>
    waiver === null ? what : t('conflicts:waived.what', { what, waived: sayWaiver(waiver) });
  const months = serviceMonths(
    plan.changes.flatMap((one) =>
      configuration.statuses.get(one.statusId)?.category === 'cancelled' ? [] : outagesOf(one, zone),
    ),
    configuration.services,
    zone,
  );
  const own = new Set(
    outagesOf(change, zone).flatMap(({ serviceId, start, end }) =>
      [start, end].map((at) => `${serviceId} ${momentFromInstant(at, zone).wall.slice(0, 7)}`),
    ),
  );
  const breached = months.filter((one) => one.breached && own.has(`${one.serviceId} ${one.month}`));
  return (
    <ul className={parts.facts} aria-label={t('schedule.status')}>
      {window.freezes.map((freeze) => (
        <Fact
          key={`${freeze.eventId} ${text.when(freeze.when)}`}
          tone={freeze.waiver === null ? 'danger' : 'ok'}
          said={allowed(t('schedule.freeze', { what: say(freeze) }), freeze.waiver)}
        />
      ))}
      {window.freezes.length === 0 && <Fact tone="ok" said={t('schedule.noFreeze')} />}
      <Fact
        tone={window.window === 'outside' && window.waiver === null ? 'warn' : 'ok'}
        said={allowed(
          window.window === 'outside' && window.windows.length === 0
            ? t('schedule.noWindow')
            : t(`schedule.window.${window.window}`, { what: window.windows.map(say).join('; ') }),
          window.waiver,
        )}
      />
      {collisions.map((collision) => {
        const other = plan.changes.find(({ id }) => id === collision.changeId);
        const services = collision.serviceIds.map((id) => configuration.services.get(id)?.key ?? id).join(', ');
        return (
          <Fact
            key={`${collision.changeId} ${collision.start}`}
            tone={collision.waiver === null ? 'warn' : 'ok'}
            said={allowed(
              t('schedule.collision', { label: other?.key ?? '', title: other?.title ?? '', services }),
              collision.waiver,
            )}
            onOpen={() => go('changes', collision.changeId)}
          />
        );
      })}
      {collisions.length === 0 && <Fact tone="ok" said={t('schedule.noCollision')} />}
      {breached.map((one) => (
        <Fact
          key={`${one.serviceId} ${one.month}`}
          tone="danger"
          said={t('schedule.availability', {
            service: configuration.services.get(one.serviceId)?.name ?? one.serviceId,
            month: one.month,
            planned: one.plannedMinutes,
            agreed: one.agreedMinutes ?? 0,
          })}
        />
      ))}
    </ul>
  );
}

interface FactProps {
  readonly tone: 'ok' | 'warn' | 'danger';
  readonly said: string;
  readonly onOpen?: () => void;
}

function Fact({ tone, said, onOpen }: FactProps) {
  return (
    <li className={parts[tone]}>
      <Icon name={tone === 'ok' ? 'check' : 'warning'} size={14} />
      {onOpen === undefined ? (
        <span>{said}</span>
      ) : (
        <button type="button" className={parts.textLink} onClick={onOpen}>
          {said}
        </button>
      )}
    </li>
  );
}
