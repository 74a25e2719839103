/** What is wrong with a command line; the keys are those of the catalogue's namespace `cli`. */
export type UsageProblem =
  | { readonly key: 'unknownCommand'; readonly value: string; readonly known: string }
  | { readonly key: 'unknownOption'; readonly option: string; readonly command: string }
  | { readonly key: 'optionNeedsCommand'; readonly option: string }
  | { readonly key: 'valueMissing'; readonly option: string }
  | { readonly key: 'valueNotTaken'; readonly option: string }
  | { readonly key: 'givenTwice'; readonly option: string }
  | { readonly key: 'notADate'; readonly option: string; readonly value: string }
  | { readonly key: 'notAWord'; readonly option: string; readonly value: string; readonly known: string }
  | { readonly key: 'tooFew'; readonly command: string }
  | { readonly key: 'tooMany'; readonly command: string; readonly value: string }
  | { readonly key: 'notAssignment'; readonly value: string }
  | { readonly key: 'outMissing' }
  | { readonly key: 'releaseMissing' }
  | { readonly key: 'formatNotOf'; readonly value: string; readonly what: string; readonly known: string }
  | { readonly key: 'optionNotOf'; readonly option: string; readonly what: string }
  | { readonly key: 'rangeReversed'; readonly from: string; readonly to: string }
  | { readonly key: 'tileNotSmaller'; readonly value: string; readonly known: string }
  | { readonly key: 'outNotFile'; readonly value: string }
  | { readonly key: 'optionMissing'; readonly option: string; readonly what: string }
  | { readonly key: 'notAKey'; readonly value: string; readonly what: string; readonly known: string }
  | { readonly key: 'notAnAddress'; readonly option: string }
  | { readonly key: 'variableEmpty'; readonly option: string; readonly value: string };

/** Thrown while reading a command line and caught by `parseCommandLine`: never leaves this folder. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(readonly problem: UsageProblem) {
    super(problem.key);
  }
}
