import { answer, type FakeAnswer } from '../support/fake-http.ts';

/** Jira's ErrorCollection. */
export const refusal = (status: number, messages: readonly string[], errors: Record<string, string> = {}): FakeAnswer =>
  answer(status, { errorMessages: [...messages], errors });

export const NOT_THERE = refusal(404, ['Issue does not exist or you do not have permission to see it.']);
