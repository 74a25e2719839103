import { CONNECTORS } from '#electron/connectors/index.ts';
import type { ConnectorKind } from '#electron/connectors/connector.ts';
import { instanceOf } from '#shared/sync/instance.ts';
import { FakeJira } from '../servers/jira/routes.ts';
import { JiraModel } from '../servers/jira/model.ts';

/** One modelled Jira of a simulation. */
export class Site {
  readonly model: JiraModel;
  readonly fake: FakeJira;
  readonly instance: string;
  readonly connector: ConnectorKind;

  constructor(
    readonly system: 'jira' | 'jira-dc',
    readonly address: string,
    options: {
      readonly now: () => number;
      readonly searchLagMs: number;
      readonly staleRows: boolean;
      readonly pageCap: number;
    },
  ) {
    const contextPath = new URL(address).pathname.replace(/\/$/, '');
    this.model = new JiraModel({ ...options, flavour: system === 'jira' ? 'cloud' : 'dc', contextPath });
    this.fake = new FakeJira(this.model);
    this.instance = instanceOf(system, address);
    this.connector = CONNECTORS[system];
  }
}
