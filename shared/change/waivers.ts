import type { ChangeRequest } from '../model/change.ts';
import type { PlainDate, When } from '../model/time.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Configuration } from '../planning/configuration.ts';
import { markOf, refOf, type Finding, type NamedSpan, type PlannedThing } from '../planning/conflicts/conflict.ts';
import { isAhead } from '../planning/conflicts/facts.ts';
import { Instants } from '../planning/conflicts/intervals.ts';
import type { EventMeaning } from '../model/configuration.ts';
import { collisionFinding } from '../planning/conflicts/rules/colliding-changes.ts';
import type { Meeting } from '../planning/conflicts/collisions.ts';
import { freezeFinding } from '../planning/conflicts/rules/freeze.ts';
import type { RuleName } from '../planning/conflicts/rules/names.ts';
import { outsideFinding } from '../planning/conflicts/rules/outside-window.ts';
import { GivenWaivers } from '../planning/conflicts/waivers.ts';
import { daysOfWhen } from '../planning/moments.ts';
import type { During, InWindows } from './during.ts';

type Timed = Pick<ChangeRequest, 'id' | 'statusId' | 'serviceIds'> & { readonly when: When };

/**
 * What was waived of a change's freezes, windows and collisions. A waiver is given for a conflict of the calendar:
 * it is asked for by the mark the calendar's own rules make, and ends as it does there.
 */
export class ChangeWaivers {
  private readonly given: GivenWaivers;
  private readonly instants: Instants;

  constructor(
    waivers: readonly Waiver[],
    private readonly configuration: Pick<Configuration, 'statuses' | 'settings'>,
    private readonly today: PlainDate,
  ) {
    this.given = new GivenWaivers(waivers);
    this.instants = new Instants(configuration.settings.zone);
  }

  ofFreeze(change: Timed, freeze: During & { readonly meaning: EventMeaning }): Waiver | null {
    const { meaning } = freeze;
    if (this.given.isEmpty || (meaning !== 'hardFreeze' && meaning !== 'softFreeze')) return null;
    return this.of(meaning, freezeFinding(this.planned(change), freeze.span), this.dayFor(change));
  }

  ofOutside(change: Timed, status: InWindows): Waiver | null {
    if (this.given.isEmpty || status.window !== 'outside') return null;
    const finding = outsideFinding(this.planned(change), status.outside, status.around);
    return this.of('outsideWindow', finding, this.dayFor(change));
  }

  /** Of two that are ahead, the one whose id comes first first. */
  ofCollision(one: NamedSpan, other: NamedSpan, meeting: Meeting): Waiver | null {
    if (this.given.isEmpty) return null;
    return this.of('collidingChanges', collisionFinding(one, other, meeting), this.today);
  }

  private of(rule: RuleName, finding: Finding, day: PlainDate): Waiver | null {
    return this.given.of(markOf(rule, finding), day).waiver;
  }

  private planned({ id, when, serviceIds }: Timed): PlannedThing {
    return { ref: refOf('changes', id), ...this.instants.of(when), services: serviceIds };
  }

  /** What was allowed when it was made stays so, however long ago that was. */
  private dayFor(change: Timed): PlainDate {
    if (isAhead(change, this.configuration)) return this.today;
    const { last } = daysOfWhen(change.when, this.configuration.settings.zone);
    return last < this.today ? last : this.today;
  }
}
