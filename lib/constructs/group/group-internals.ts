import type { ApiObject } from 'cdk8s';
import type { DnsState } from '../../discovery/endpoint';
import { Internals } from '../cdk8s/internals';
import type { GroupPace } from './group-pace';
import type { IPeerGroup } from './i-peer-group';
import type { PeerNetworkPolicyProps } from './peer-network-policy-props';
import type { PodPort } from './pod-port';
import type { PromisedConnection, PromisedPlace } from './promised-connection';

/** The pods of a group as another group sees them. */
export interface PeersOfGroup {
  readonly namespace: string | undefined;
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly PodPort[];
  readonly places: readonly PromisedPlace[];
  readonly states: readonly DnsState[];
}

/** What a special kind of group may set after it was made, and what the checks of an app must know of a group. */
export interface GroupInternals {
  /** The hook that ends the peer container, in the field names of Kubernetes. */
  preStop?: Readonly<Record<string, unknown>>;
  /** Whether the pods dial each other. Those of a server are dialled by clients alone. */
  membersDial: boolean;
  /** How it replaces its pods; `undefined` where it does not do so by itself, or where the user decides on the time. */
  pace?: () => GroupPace | undefined;
  /** What the group promises of its members, and of those that its network policy names. */
  readonly promised: () => readonly PromisedConnection[];
  /** Where clients call the group. */
  readonly clientPlaces: () => readonly PromisedPlace[];
  /** The ports of the containers that the network policy opens to clients. */
  readonly clientPorts: () => readonly PodPort[];
  /** The other groups that are one cluster with the group. */
  readonly peers: Set<IPeerGroup>;
  /** How another group's policy sees the pods of the group, and where it calls them. */
  readonly seenByPeers: () => PeersOfGroup;
  readonly networkPolicy: PeerNetworkPolicyProps | undefined;
  readonly workload: () => ApiObject;
  /** Whether its own pods may wait for names: they have init containers, hooks or probes, or a resolver of their own. */
  readonly mayWait: () => boolean;
  /** What its user should know at synth, and what is no error. */
  readonly notes: () => readonly string[];
}

/** The internals of each group. */
export const GROUP = new Internals<GroupInternals>('peer-group');
