import type { CommandProblem, CommandSummary } from '#shared/bridge.ts';
import { toErrorAnswer } from '#shared/errors.ts';
import type { Text } from '#shared/text/index.ts';
import { errorText } from '../../ui/error-text.ts';

type Place = Partial<Omit<CommandProblem, 'code' | 'message'>>;

/** Gathers what a command did, for people and for programs. */
export class Account {
  private readonly counts: Record<string, number> = {};
  private readonly problems: CommandProblem[] = [];
  private readonly outputs: string[] = [];
  private readonly lines: string[] = [];
  private failed = false;

  constructor(
    private readonly command: string,
    private readonly t: Text,
  ) {}

  count(counts: Readonly<Record<string, number>>): void {
    for (const [name, number] of Object.entries(counts)) this.counts[name] = (this.counts[name] ?? 0) + number;
  }

  say(line: string): void {
    this.lines.push(line);
  }

  wrote(path: string): void {
    this.outputs.push(path);
    this.say(path);
  }

  /** Something a person should know that is no failure: the command still ends well. */
  tell(code: string, message: string, place: Place = {}): void {
    this.problems.push({ file: null, row: null, column: null, value: null, ...place, code, message });
  }

  fail(code: string, message: string, place: Place = {}): void {
    this.failed = true;
    this.tell(code, message, place);
  }

  failWith(error: unknown, place: Place = {}): void {
    const { code, detail } = toErrorAnswer(error);
    const { line } = detail;
    const row = typeof line === 'number' ? line : null;
    this.fail(code, errorText(this.t, error), { row, ...place });
  }

  summary(): CommandSummary {
    const { command, counts, problems, outputs, lines } = this;
    return { ok: !this.failed, command, counts, problems, outputs, lines };
  }
}
