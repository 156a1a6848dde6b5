import type { ApiObject } from 'cdk8s';
import type { DnsState } from '../../discovery/endpoint';

/** A name and a port that a group is called at. */
export interface PromisedPlace {
  /** The name as it stands before the namespace: `ledger-2.ledger`. */
  readonly name: string;
  readonly port: number;
  /** The workload in whose namespace the name is. */
  readonly beside: ApiObject;
}

/** A connection that a group promises to come about, although no string of a container has its address. */
export interface PromisedConnection extends PromisedPlace {
  /** The workload whose pods dial. */
  readonly from: ApiObject;
  /** The container of it that dials; the first one where nothing is said. */
  readonly container?: string;
  /** The states of the pods behind the name in which it must come about. */
  readonly states: readonly DnsState[];
}
