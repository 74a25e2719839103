import type { Text } from '../../text/index.ts';
import type { RiskQuestion } from '../configuration.ts';

/** Each question's answers from the least to the most risk, with their points. */
const QUESTIONS = {
  services: { one: 0, some: 2, many: 4 },
  outage: { none: 0, window: 2, outside: 4 },
  users: { team: 0, internal: 2, customers: 4 },
  tested: { same: 0, partly: 2, untested: 5 },
  backOut: { rehearsed: 0, planned: 2, impossible: 5 },
  experience: { often: 0, once: 1, never: 3 },
  dependencies: { one: 0, two: 1, more: 3 },
} as const;

export function riskQuestions(t: Text): RiskQuestion[] {
  const text = t as (key: string) => string;
  return Object.entries(QUESTIONS).map(([id, answers], index) => ({
    id: `risk-${id}`,
    text: text(`defaults:change.risk.${id}.text`),
    answers: Object.entries(answers).map(([answer, points]) => ({
      id: answer,
      text: text(`defaults:change.risk.${id}.${answer}`),
      points,
    })),
    order: index + 1,
    archived: false,
  }));
}
