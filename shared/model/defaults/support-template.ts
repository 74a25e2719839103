import type { Text } from '../../text/index.ts';
import { ExitCriterion, SupportTemplate, TemplateItem, type SupportSection } from '../support.ts';

type Role = 'lead' | 'desk' | 'operations' | 'knowledge' | 'security' | 'release' | 'business';

/** Item, who does it, and its day counted from go-live. */
const ITEMS = {
  A: [
    ['scope', 'release', -14],
    ['dates', 'release', -14],
    ['lead', 'release', -14],
    ['criteria', 'lead', -7],
    ['guarantee', 'business', -7],
  ],
  B: [
    ['briefing', 'desk', -5],
    ['routing', 'desk', -5],
    ['testing', 'desk', -10],
    ['preProduction', 'desk', -3],
    ['scripts', 'desk', -3],
    ['floorWalkers', 'lead', -3],
    ['access', 'desk', -3],
  ],
  C: [
    ['knownErrors', 'lead', -3],
    ['riskAccepted', 'business', -2],
  ],
  D: [
    ['userGuide', 'knowledge', -3],
    ['diagnostics', 'knowledge', -3],
    ['architecture', 'knowledge', -3],
    ['firstUse', 'knowledge', 10],
  ],
  E: [
    ['escalation', 'lead', -5],
    ['bridge', 'lead', -5],
    ['paths', 'lead', -2],
  ],
  F: [
    ['monitoring', 'operations', -2],
    ['backup', 'operations', -2],
    ['batch', 'operations', -2],
    ['capacity', 'operations', -2],
    ['expiry', 'operations', 5],
    ['patching', 'operations', 10],
  ],
  G: [
    ['accessReview', 'security', 14],
    ['cmdb', 'operations', 5],
  ],
  H: [['log', 'lead', -1]],
  I: [['requests', 'lead', 14]],
  J: [
    ['model', 'operations', 20],
    ['residual', 'operations', 20],
    ['vendors', 'lead', 20],
    ['pir', 'release', 21],
  ],
} as const satisfies Record<SupportSection, readonly (readonly [string, Role, number])[]>;

/** The template of early life support (checklist A to J) a new workspace starts with. */
export function supportTemplates(t: Text): SupportTemplate[] {
  const items = (Object.keys(ITEMS) as SupportSection[]).flatMap((section) =>
    ITEMS[section].map(([item, role, dueOffset]) =>
      TemplateItem.parse({
        id: `els-${item}`,
        section,
        text: t(`defaults:support.items.${item}`),
        role: t(`defaults:support.roles.${role}`),
        dueOffset,
      }),
    ),
  );
  return [
    SupportTemplate.parse({
      id: 'els-default',
      name: t('defaults:support.template'),
      items,
      exitCriteria: exitCriteria(t),
      signOffRoles: [
        t('defaults:support.roles.business'),
        t('defaults:support.roles.transition'),
        t('defaults:support.roles.delivery'),
      ],
      extensionRule: t('defaults:support.extensionRule'),
    }),
  ];
}

function exitCriteria(t: Text): ExitCriterion[] {
  const text = (key: 'openMajor' | 'openP3' | 'p3Falling' | 'stableDays' | 'slaDays' | 'deskResolution') =>
    t(`defaults:support.exit.${key}`);
  return [
    { id: 'openMajor', metric: 'openMajor', text: text('openMajor'), target: 0 },
    { id: 'openP3', metric: 'openP3', text: text('openP3'), target: 5 },
    { id: 'p3Falling', metric: 'p3Falling', text: text('p3Falling') },
    { id: 'stableDays', metric: 'stableDays', text: text('stableDays'), target: 10 },
    { id: 'slaDays', metric: 'slaDays', text: text('slaDays'), target: 10 },
    { id: 'cycle', metric: 'manual', text: t('defaults:support.exit.cycle') },
    {
      id: 'workarounds',
      metric: 'undocumentedWorkarounds',
      text: t('defaults:support.exit.workarounds'),
      target: 0,
    },
    { id: 'deskResolution', metric: 'deskResolution', text: text('deskResolution'), target: 80 },
    { id: 'knowledge', metric: 'checklist', section: 'D', text: t('defaults:support.exit.knowledge') },
    { id: 'requests', metric: 'manual', text: t('defaults:support.exit.requests') },
  ].map((criterion) => ExitCriterion.parse(criterion));
}
