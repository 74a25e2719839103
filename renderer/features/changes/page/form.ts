import type { Approval, ChangeRequest } from '#shared/model/change.ts';
import type { LintSubject } from '#shared/change/lint/rules.ts';
import type { Configuration } from '#shared/planning/configuration.ts';
import type { ChangePlan } from '../../../data/changes.ts';
import type { FieldSaver } from '../../../ui/records/saving.ts';

/** What every section of the page works on. */
export interface ChangeForm {
  readonly change: ChangeRequest;
  readonly configuration: Configuration;
  readonly saver: FieldSaver<ChangeRequest>;
  readonly approvals: readonly Approval[];
  /** What follows from the change and the plan around it: risk, impact, windows, collisions. */
  readonly subject: LintSubject;
  readonly plan: ChangePlan;
}

export interface SectionProps {
  readonly form: ChangeForm;
}
