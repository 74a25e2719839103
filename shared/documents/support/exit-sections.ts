import type { Measured } from '../../planning/support/exit.ts';
import { criterionWords } from '../../planning/support/words.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import { text, type Fact, type ReportSection } from '../report/report.ts';
import { textOf } from './entry-sections.ts';
import type { SupportValues } from './values.ts';

/** E: who is called, on which level, in whose turn; who may decide. */
export function escalationSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const { support } = snapshot.book;
  const facts: Fact[] = [
    {
      id: 'rollback',
      label: t('support:escalation.rollback'),
      value: values.text(values.name(support.rollbackAuthorityId)),
    },
    {
      id: 'major',
      label: t('support:escalation.majorIncident'),
      value: values.text(values.name(support.majorIncidentManagerId)),
    },
    { id: 'bridge', label: t('support:escalation.bridge'), value: values.text(support.bridge) },
  ];
  const levels = tableWith(
    'escalation',
    '',
    [
      values.head('level', 5),
      ['contact', t('support:escalation.contact'), 5],
      ['hours', t('support:escalation.hours'), 4],
      ['people', t('support:escalation.people'), 6],
      ['tested', t('support:escalation.testedOn'), 4],
    ],
    support.escalation.map((level) => [
      text(level.name),
      values.text(level.contact),
      values.text(level.hours),
      values.text(values.names(level.personIds)),
      values.date(level.testedOn) ?? text(t('supportDocuments:untested')),
    ]),
  );
  const rota = tableWith(
    'rota',
    t('supportDocuments:rota'),
    [values.head('level', 5), values.head('from', 4), values.head('to', 4), values.head('onCall', 6)],
    support.escalation.flatMap((level) =>
      level.rota
        .toSorted((a, b) => (a.first < b.first ? -1 : 1))
        .map(({ first, last, personId }) => [
          text(level.name),
          values.date(first),
          values.date(last),
          values.text(values.name(personId)),
        ]),
    ),
  );
  const isKnown = facts.some(({ value }) => value !== null);
  return sectionOf('escalation', t('support:tabs.escalation'), [
    isKnown ? { kind: 'facts', facts } : null,
    levels,
    rota,
    textOf(t('support:field.whomToCall'), support.whomToCall),
  ]);
}

/** I: what was agreed for leaving, as it was measured. */
export function exitSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const words = criterionWords(t);
  const trend = ({ trend: way }: Measured): string => (way === null ? '' : t(`support:criterion.trend.${way}`));
  const table = tableWith(
    'exit',
    '',
    [
      ['text', t('support:criterion.columns.text'), 9],
      ['target', t('support:criterion.columns.target'), 3],
      ['measured', t('support:criterion.columns.measured'), 4.5],
      ['trend', t('support:criterion.columns.trend'), 3],
      ['met', t('support:criterion.columns.met'), 3],
    ],
    snapshot.measured.map((one) => [
      values.lines(one.criterion.text, one.criterion.note),
      values.text(words.targetNumber(one) ?? words.target(one) ?? ''),
      values.text(words.value(one)),
      values.text(trend(one)),
      text(t(one.met ? 'support:criterion.met' : 'support:criterion.notMet')),
    ]),
  );
  return sectionOf('exit', t('support:overview.exit'), [table]);
}

/** J: who runs it from now on, and whom they call beyond the house. */
export function modelSection(values: SupportValues): ReportSection | null {
  const { t, snapshot } = values;
  const { supportModel, vendorContacts } = snapshot.book.support;
  return sectionOf('support', t('supportDocuments:section.support'), [
    textOf(t('support:field.supportModel'), supportModel),
    textOf(t('support:field.vendorContacts'), vendorContacts),
  ]);
}

/** J: how it was left, what was learned, and the lines to sign on. */
export function decisionSection(values: SupportValues): ReportSection | null {
  const { t, snapshot } = values;
  const { support } = snapshot.book;
  const decided =
    support.decision === null
      ? t('supportDocuments:notDecided')
      : t(support.decision === 'exit' ? 'support:stage.left' : 'support:stage.conditional');
  const signed = tableWith(
    'sign-offs',
    t('support:field.signOffs'),
    [
      values.head('role', 5),
      values.head('name', 5),
      values.head('decision', 3),
      values.head('on', 5),
      ['note', t('support:field.note'), 6],
    ],
    support.signOffs.map((one) => [
      text(one.role),
      values.text(values.name(one.personId)),
      text(t(`supportDocuments:decisions.${one.decision}`)),
      values.instant(one.decidedAt),
      values.text(one.note),
    ]),
  );
  return sectionOf('decision', t('supportDocuments:section.decision'), [
    {
      kind: 'facts',
      facts: [
        { id: 'decision', label: t('support:handOver.decision'), value: text(decided) },
        { id: 'decided', label: t('supportDocuments:fact.decided'), value: values.instant(support.decidedAt) },
        { id: 'review', label: t('support:field.pirOn'), value: values.date(support.pirOn) },
      ],
    },
    textOf(t('support:field.conditions'), support.conditions),
    textOf(t('support:field.lessons'), support.lessons),
    signed,
    support.signOffs.length === 0
      ? null
      : {
          kind: 'signatures',
          lines: support.signOffs.map(({ role, personId }) => ({ role, name: values.name(personId) })),
          signatureLabel: t('pack:signature'),
          dateLabel: t('pack:signedOn'),
        },
  ]);
}
