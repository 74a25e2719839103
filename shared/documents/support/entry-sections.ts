import { SUPPORT_SECTIONS } from '../../model/support.ts';
import { itemsOf, progressOf } from '../../planning/support/progress.ts';
import { stageWords } from '../../planning/support/words.ts';
import { sectionOf, tableWith } from '../report/parts.ts';
import { text, type Fact, type ReportSection, type TextBlock } from '../report/report.ts';
import type { Known } from '../report/values.ts';
import { releaseName } from './snapshot.ts';
import type { SupportValues } from './values.ts';

/** A: what it is of, whose, until when, what was agreed. */
export function coverSection(values: SupportValues): ReportSection | null {
  const { snapshot, t, dates } = values;
  const { book, today, currency, locale } = snapshot;
  const { support, release, phase } = book;
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
  const fact = (id: string, label: string, value: Known): Fact => ({ id, label, value });
  const facts = [
    fact('release', t('supportDocuments:fact.release'), text(releaseName(book))),
    fact('live', t('supportDocuments:fact.live'), values.date(release.releaseDate)),
    fact('days', t('supportDocuments:fact.days'), phase === null ? null : text(dates.range(phase.first, phase.last))),
    fact('stage', t('supportDocuments:fact.stage'), text(stageWords(t, book, today))),
    fact('lead', t('support:field.leadId'), values.text(values.name(support.leadId))),
    fact('teams', t('support:field.teamIds'), values.text(values.names(support.teamIds))),
    fact('services', t('supportDocuments:columns.services'), values.text(values.names(release.serviceIds))),
    fact('agreed', t('support:field.criteriaAgreedOn'), values.date(support.criteriaAgreedOn)),
    fact('guarantee', t('support:field.guaranteeUntil'), values.date(support.guaranteeUntil)),
    fact('budget', t('support:field.budget'), support.budget === null ? null : text(money.format(support.budget))),
    fact('rule', t('support:field.extensionRule'), values.text(support.extensionRule)),
  ];
  const extensions = tableWith(
    'extensions',
    t('support:overview.extensions'),
    [
      values.head('from', 3),
      values.head('to', 3),
      values.head('reason', 8),
      values.head('by', 4),
      values.head('on', 5),
    ],
    support.extensions.map(({ from, to, reason, personId, at }) => [
      values.date(from),
      values.date(to),
      values.text(reason),
      values.text(values.name(personId)),
      values.instant(at),
    ]),
  );
  return sectionOf('cover', t('supportDocuments:section.cover'), [
    { kind: 'facts', facts },
    textOf(t('support:field.scope'), support.scope),
    textOf(t('support:field.delivers'), support.delivers),
    extensions,
  ]);
}

/** The checklist A to J as it was worked. */
export function checklistSection(values: SupportValues): ReportSection | null {
  const { snapshot, t } = values;
  const { book, today } = snapshot;
  const tables = SUPPORT_SECTIONS.map((section) => {
    const items = itemsOf(book.items, section);
    const { done, total } = progressOf(items, today);
    const name = t('support:sectionTitle', { section, name: t(`support:sections.${section}`) });
    return tableWith(
      `checklist-${section}`,
      t('supportDocuments:progress', { name, done, total }),
      [
        values.head('line', 9),
        values.head('owner', 4),
        values.head('due', 4),
        values.head('state', 4),
        values.head('evidence', 4),
      ],
      items.map((item) => {
        const state = t(`support:itemState.${item.state}`);
        const on = item.doneOn === null ? '' : values.dates.shortDay(item.doneOn);
        return [
          values.lines(item.text, item.note),
          values.text(item.ownerId === null ? item.role : values.name(item.ownerId)),
          values.date(item.due),
          text([state, on].filter((part) => part !== '').join(', ')),
          values.text(item.evidence),
        ];
      }),
    );
  });
  return sectionOf('checklist', t('support:tabs.checklist'), tables);
}

/** A text under a heading; null where nothing is said. */
export function textOf(heading: string, said: string): TextBlock | null {
  return said.trim() === '' ? null : { kind: 'text', heading, text: said };
}
