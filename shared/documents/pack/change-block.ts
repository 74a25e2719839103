import type { Id } from '../../model/schema.ts';
import type { Known, Values } from './values.ts';
import { orEmpty } from './values.ts';
import { text, type Cell, type ChangeBlock, type Column, type Fact, type TableBlock } from '../report/report.ts';
import type { PackChange, PackSpan } from './snapshot.ts';

/**
 * Everything a change says of itself, in the order of CHECKLISTS "Per change". Facts and texts are the same for
 * every change, known or not, so that a table has a column for each.
 */
export function changeBlock(change: PackChange, values: Values, note = ''): ChangeBlock {
  const { record } = change;
  const label = `${record.key} ${record.title}`;
  return {
    kind: 'change',
    id: record.id,
    key: record.key,
    title: record.title,
    continued: values.t('pack:continued', { label }),
    facts: factsOf(change, values),
    texts: textsOf(change, values, note),
    tables: [...approvals(change, values), ...configuration(change, values), ...exposure(change, values)],
  };
}

function factsOf(change: PackChange, values: Values): Fact[] {
  const { record } = change;
  const { t, name } = values;
  const joined = (parts: readonly string[]): Known => values.text(parts.filter((part) => part !== '').join(', '));
  const labels = (id: keyof typeof LABELLED): string => t(`changes:fields.${id}`);
  const fact = (id: keyof typeof LABELLED, value: Known): Fact => ({ id, label: labels(id), value });
  const own = (id: OwnFact, value: Known): Fact => ({ id, label: t(`pack:fields.${id}`), value });
  const minutes = (count: number | null): Known => values.number(count);
  const { points } = change.risk;
  const met = record.review?.objectivesMet ?? null;
  return [
    fact('externalId', values.text(record.externalId)),
    fact('releaseId', values.text(name(record.releaseId))),
    fact('typeId', text(values.type(record))),
    fact('statusId', text(values.state(record))),
    fact('category', values.text(record.category)),
    fact(
      'priority',
      record.priority === null ? null : text(t(`changes:priorities.${record.priority}` as 'changes:priorities.none')),
    ),
    { id: 'risk', label: t('changes:columns.risk'), value: text(values.risk(change)) },
    own('riskPoints', record.riskAnswers.length === 0 ? null : values.number(points)),
    fact(
      'impact',
      record.impact === null ? null : text(t(`changes:impacts.${record.impact}` as 'changes:impacts.none')),
    ),
    { id: 'start', label: t('pack:columns.start'), value: values.moment(change.start) },
    { id: 'end', label: t('pack:columns.end'), value: values.moment(change.end) },
    fact('outageMinutes', minutes(record.outageMinutes)),
    fact('outageStart', values.moment(record.outageStart)),
    fact('outageServiceIds', joined(record.outageServiceIds.map(name))),
    own('window', text([t(`pack:window.${change.window}`), ...spans(change.windows, values)].join(': '))),
    own('freezes', values.text(change.freezes.map((one) => values.allowed(span(one, values), one)).join('; '))),
    own('collisions', values.text(change.collisions.map((one) => values.collision(one)).join('; '))),
    fact('requesterId', values.text(name(record.requesterId))),
    fact('ownerId', values.text(name(record.ownerId))),
    fact('implementerId', values.text(name(record.implementerId))),
    own('teams', joined(record.teamIds.map(name))),
    fact('serviceIds', joined(record.serviceIds.map(name))),
    own(
      'impactOver',
      joined(
        change.impact
          .filter(({ steps }) => steps > 0)
          .map(({ name: service, through }) => t('pack:impactThrough', { service, through })),
      ),
    ),
    fact('environments', joined(record.environments)),
    fact('deploymentIds', joined(record.deploymentIds.map(name))),
    fact('dependsOn', joined(record.dependsOn.map(name))),
    fact('standingChangeId', values.text(name(record.standingChangeId))),
    fact('placeholder', placeholder(change, values)),
    own('submitted', values.instant(record.submittedAt)),
    own('approval', text(t(`changes:approval.state.${change.approval}`))),
    fact('testResult', text(t(`changes:testResults.${record.testResult}`))),
    fact('testSignatoryId', values.text(name(record.testSignatoryId))),
    fact('testSignedOn', values.date(record.testSignedOn)),
    fact('backOutOwnerId', values.text(name(record.backOutOwnerId))),
    fact('backOutMinutes', minutes(record.backOutMinutes)),
    fact('backOutDecideBy', values.moment(record.backOutDecideBy)),
    fact('serviceDeskReady', values.flag(record.serviceDeskReady)),
    fact('costEstimated', values.money(record.costEstimated)),
    fact('costActual', values.money(record.costActual)),
    fact('effortEstimated', values.number(record.effortEstimated)),
    fact('effortActual', values.number(record.effortActual)),
    fact('unauthorised', record.unauthorised ? values.flag(true) : null),
    fact('actualStart', values.instant(record.actualStart)),
    fact('actualEnd', values.instant(record.actualEnd)),
    fact('outcome', record.outcome === null ? null : text(t(`changes:outcomes.${record.outcome}`))),
    own('outages', values.text(change.incidents.join('; '))),
    own('reviewOwner', values.text(name(record.review?.ownerId ?? null))),
    own('reviewHeld', values.date(record.review?.heldOn ?? null)),
    own('reviewMet', met === null ? null : text(t(`changes:review.met.${met}`))),
    fact('labels', joined(record.labels)),
    ...Object.entries(record.custom).map(([id, value]): Fact => ({
      id: `custom-${id}`,
      label: name(id),
      value: custom(value, values),
    })),
  ];
}

const LABELLED = {
  externalId: 1,
  releaseId: 1,
  typeId: 1,
  statusId: 1,
  category: 1,
  priority: 1,
  impact: 1,
  outageMinutes: 1,
  outageStart: 1,
  outageServiceIds: 1,
  requesterId: 1,
  ownerId: 1,
  implementerId: 1,
  serviceIds: 1,
  environments: 1,
  deploymentIds: 1,
  dependsOn: 1,
  standingChangeId: 1,
  placeholder: 1,
  testResult: 1,
  testSignatoryId: 1,
  testSignedOn: 1,
  backOutOwnerId: 1,
  backOutMinutes: 1,
  backOutDecideBy: 1,
  serviceDeskReady: 1,
  costEstimated: 1,
  costActual: 1,
  effortEstimated: 1,
  effortActual: 1,
  unauthorised: 1,
  actualStart: 1,
  actualEnd: 1,
  outcome: 1,
  labels: 1,
} as const;
type OwnFact =
  | 'riskPoints'
  | 'window'
  | 'freezes'
  | 'collisions'
  | 'teams'
  | 'impactOver'
  | 'submitted'
  | 'approval'
  | 'outages'
  | 'reviewOwner'
  | 'reviewHeld'
  | 'reviewMet';

function span({ title, when }: PackSpan, values: Values): string {
  return values.t('pack:inWindow', { title, when: values.when(when) });
}

function spans(list: PackChange['windows'], values: Values): string[] {
  return list.map((one) => span(one, values));
}

function placeholder({ record }: PackChange, values: Values): Known {
  if (!record.placeholder) return null;
  const { firmBy } = record;
  if (firmBy === null) return text(values.t('pack:placeholderOpen'));
  return text(values.t('pack:placeholder', { day: values.dates.day(firmBy) }));
}

function custom(value: string | number | boolean | null, values: Values): Known {
  if (value === null) return null;
  if (typeof value === 'number') return values.number(value);
  return typeof value === 'boolean' ? values.flag(value) : values.text(value);
}

function textsOf(change: PackChange, values: Values, note: string): Fact[] {
  const { record, risk } = change;
  const { t } = values;
  const field = (id: (typeof TEXTS)[number]): Fact => ({
    id,
    label: t(`changes:fields.${id}`),
    value: values.text(record[id]),
  });
  const answers = [
    ...record.riskAnswers.map(({ question, answer, points }) => t('pack:riskAnswer', { question, answer, points })),
    ...risk.open.map((question) => t('pack:riskOpen', { question })),
  ];
  const answered: Fact = {
    id: 'riskAnswers',
    label: t('changes:fields.riskAnswers'),
    value: values.text(answers.join('\n')),
  };
  const glass: Fact = { id: 'breakGlass', label: t('changes:fields.breakGlass'), value: breakGlass(change, values) };
  const said = (id: 'reviewFindings' | 'reviewLessons' | 'agendaNote', value: string): Fact => ({
    id,
    label: t(`pack:fields.${id}`),
    value: values.text(value),
  });
  return [
    said('agendaNote', note),
    ...TEXTS.slice(0, 4).map(field),
    answered,
    ...TEXTS.slice(4).map(field),
    glass,
    said('reviewFindings', record.review?.findings ?? ''),
    said('reviewLessons', record.review?.lessons ?? ''),
  ];
}

const TEXTS = [
  'reason',
  'benefit',
  'effectOfNotDoing',
  'risks',
  'riskReason',
  'resources',
  'relationship',
  'implementationPlan',
  'testPlan',
  'testNote',
  'backOutPlan',
  'backOutRestores',
  'communicationsPlan',
  'trainingPlan',
  'serviceDeskNote',
  'closeNotes',
  'notes',
] as const;

function breakGlass({ record }: PackChange, values: Values): Known {
  const glass = record.breakGlass;
  if (glass === null) return null;
  const { t } = values;
  const at = (instant: string): string => values.dates.instant(instant, values.snapshot.zone);
  const { reason, startedAt, endedAt, incident } = glass;
  const ran =
    endedAt === null
      ? t('pack:breakGlassOpen', { reason, from: at(startedAt) })
      : t('pack:breakGlass', { reason, from: at(startedAt), to: at(endedAt) });
  const verbal = glass.verbalApprovals.map(({ personId, name, role, at: when, means }) => {
    const who = [personId === null ? name : values.name(personId), role, means]
      .filter((part) => part !== '')
      .join(', ');
    return t('pack:verbal', { name: who, at: at(when) });
  });
  return text([ran, ...(incident === '' ? [] : [t('pack:incident', { key: incident })]), ...verbal].join('\n'));
}

function table(
  id: string,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Known[])[],
): TableBlock[] {
  if (rows.length === 0) return [];
  return [{ kind: 'table', id, title, columns, rows: rows.map((row): Cell[] => row.map(orEmpty)) }];
}

function approvals(change: PackChange, values: Values): TableBlock[] {
  const { t, name } = values;
  const column = (id: 'role' | 'by' | 'decision' | 'decided' | 'conditions' | 'notes', width: number): Column => ({
    id,
    head: t(`pack:columns.${id}`),
    width,
  });
  return table(
    'approvals',
    t('pack:tables.approvals'),
    [
      column('role', 4),
      column('by', 4),
      column('decision', 3),
      column('decided', 5),
      column('conditions', 5),
      column('notes', 4),
    ],
    change.approvals.map((one) => [
      text(one.role),
      values.text(name((one.personId ?? one.decidedById) satisfies Id | null)),
      text(t(`changes:decisions.${one.decision}`)),
      values.instant(one.decidedAt),
      values.text(one.conditions),
      values.text(one.note),
    ]),
  );
}

function configuration(change: PackChange, values: Values): TableBlock[] {
  const { t, name } = values;
  const ids = ['team', 'system', 'environment', 'item', 'old', 'new', 'owner', 'rollback', 'done'] as const;
  return table(
    'configuration',
    t('pack:tables.configuration'),
    ids.map((id) => ({ id, head: t(`pack:configuration.${id}`), width: id === 'done' ? 1.5 : 3 })),
    change.record.configurationItems.map((one) => [
      values.text(name(one.teamId)),
      values.text(one.system),
      values.text(one.environment),
      values.text(one.item),
      values.text(one.oldValue),
      values.text(one.newValue),
      values.text(name(one.ownerId)),
      values.text(one.rollback),
      values.flag(one.done),
    ]),
  );
}

function exposure(change: PackChange, values: Values): TableBlock[] {
  const { t } = values;
  const ids = ['percent', 'start', 'hold', 'criteria', 'state', 'ticket', 'note'] as const;
  return table(
    'exposure',
    t('pack:tables.exposure'),
    ids.map((id) => ({ id, head: t(`pack:exposure.${id}`), width: id === 'criteria' || id === 'note' ? 5 : 2.5 })),
    change.record.exposure.map((one) => [
      values.number(one.percent),
      values.moment(one.start),
      values.number(one.holdMinutes),
      values.text(one.criteria),
      text(t(`pack:exposure.states.${one.state}`)),
      values.flag(one.needsTicket),
      values.text(one.note),
    ]),
  );
}
