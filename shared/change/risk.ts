import type { RiskAnswer, RiskLevel, ChangeRequest } from '../model/change.ts';
import type { RiskQuestion, Settings } from '../model/configuration.ts';
import type { Configuration } from '../planning/configuration.ts';

export interface Risk {
  /** Null while nothing was answered and nobody set a level. */
  readonly level: RiskLevel | null;
  /** Points of the answers as they were given. */
  readonly points: number;
  /** The level the answers give; null where there are none. */
  readonly computed: RiskLevel | null;
  readonly overridden: boolean;
  /** Questions asked today that were not answered. */
  readonly open: readonly RiskQuestion[];
}

type Rated = Pick<ChangeRequest, 'riskAnswers' | 'riskOverride'>;
type Asking = Pick<Configuration, 'riskQuestions'> & { readonly settings: Pick<Settings, 'riskThresholds'> };

/** How risky a change is: its answers' points against the thresholds of Settings, unless a level was set. */
export function riskOf({ riskAnswers, riskOverride }: Rated, { riskQuestions, settings }: Asking): Risk {
  const points = riskAnswers.reduce((sum, answer) => sum + answer.points, 0);
  const { moderate, high } = settings.riskThresholds;
  const given: RiskLevel = points >= high ? 'high' : points >= moderate ? 'moderate' : 'low';
  const computed = riskAnswers.length === 0 ? null : given;
  const answered = new Set(riskAnswers.map((answer) => answer.questionId));
  return {
    level: riskOverride ?? computed,
    points,
    computed,
    overridden: riskOverride !== null,
    open: questionsOf(riskQuestions).filter((question) => !answered.has(question.id)),
  };
}

/** Questions that are asked, in the workspace's order. */
export function questionsOf(questions: Configuration['riskQuestions']): RiskQuestion[] {
  return [...questions.values()]
    .filter((question) => !question.archived)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The answers with one given, changed or (null) taken back; kept as they were asked. */
export function withAnswer(
  answers: readonly RiskAnswer[],
  question: RiskQuestion,
  answerId: string | null,
): RiskAnswer[] {
  const others = answers.filter((answer) => answer.questionId !== question.id);
  const chosen = question.answers.find((answer) => answer.id === answerId);
  if (chosen === undefined) return others;
  const { id: questionId, text } = question;
  return [...others, { questionId, question: text, answerId: chosen.id, answer: chosen.text, points: chosen.points }];
}
