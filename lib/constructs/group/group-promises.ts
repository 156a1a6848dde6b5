import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { HeadlessService } from '../service/headless-service';
import type { DnsState } from '../../discovery/endpoint';
import { clientPortNames } from './client-ports';
import { GROUP } from './group-internals';
import { DEFAULT_REPLICAS } from './group-kind';
import type { GroupPlan } from './group-plan';
import type { IPeerGroup } from './i-peer-group';
import { clientServicesOf } from './services-for-clients';
import type { PromisedConnection, PromisedPlace } from './promised-connection';

/** What the promises of a group are made of. */
export interface PromisingGroup {
  readonly plan: GroupPlan;
  readonly workload: ApiObject;
  readonly headless: HeadlessService;
  readonly hasAutoscaler: boolean;
  /** The other groups that are one cluster with it. */
  readonly peers: ReadonlySet<IPeerGroup>;
}

/** The members of a group dial each other, and those of the groups that are one cluster with it. */
export function memberConnections(group: PromisingGroup): readonly PromisedConnection[] {
  const { plan, workload, hasAutoscaler, peers } = group;
  const { props, kind, peer } = plan;
  const alone = props.replicas === 1 && !hasAutoscaler;
  const calls = (places: readonly PromisedPlace[], states: readonly DnsState[]) =>
    places.map((place): PromisedConnection => ({ ...place, from: workload, container: peer.name, states }));
  return [
    ...(alone ? [] : calls(memberPlaces(group), kind.foundIn)),
    ...[...peers].flatMap((other) => {
      const { places, states } = GROUP.of(other).seenByPeers();
      return calls(places, states);
    }),
  ];
}

/** Where members are dialled, on their ports: by their own names, or by the name of all where they have none. */
export function memberPlaces({ plan, workload, headless, hasAutoscaler }: PromisingGroup): readonly PromisedPlace[] {
  const { props, kind } = plan;
  const { replicas = DEFAULT_REPLICAS } = props;
  if (headless.withdrawn) return [];
  // How many there are an autoscaler knows, but there is always a first one.
  const label = kind.podName?.(hasAutoscaler ? 0 : replicas - 1);
  const name = label === undefined ? headless.name : `${label}.${headless.name}`;
  return headless.ports.map(({ number: port }) => ({ name, port, beside: workload }));
}

/** The workloads that the network policy of a group names may call it, and it may call the groups that the policy names. */
export function policyConnections(group: PromisingGroup): readonly PromisedConnection[] {
  const { networkPolicy } = group.plan.props;
  const clients = (networkPolicy?.clients ?? []).flatMap(workloadOf);
  const calls = (from: ApiObject, places: readonly PromisedPlace[]) =>
    places.map((place): PromisedConnection => ({ ...place, from, states: ['ready'] }));
  return [
    ...clients.flatMap((client) => calls(client, clientPlaces(group))),
    ...(networkPolicy?.rules ?? []).flatMap(({ from, ports }) =>
      from.flatMap(workloadOf).flatMap((caller) => calls(caller, placesOf(group, ports))),
    ),
    ...(networkPolicy?.egress ?? []).flatMap((other) =>
      GROUP.has(other) ? calls(group.workload, GROUP.of(other).clientPlaces()) : [],
    ),
  ];
}

/** Where those who call a group call it: on its ports for clients, or on all of its headless Service where it has none. */
export function clientPlaces({ plan, workload, headless }: PromisingGroup): readonly PromisedPlace[] {
  const names = clientPortNames(plan.props, plan.kind);
  return placesOf({ plan, workload, headless }, names.length > 0 ? names : headless.ports.map(({ name }) => name));
}

/** The Services that lead to the ports of these names. */
function placesOf(
  { plan, workload, headless }: Pick<PromisingGroup, 'plan' | 'workload' | 'headless'>,
  names: readonly string[],
): readonly PromisedPlace[] {
  const served = clientServicesOf(plan.props)
    .flatMap((service) => service.ports.map((port) => ({ service: service.name, ...port })))
    .filter(({ name }) => names.includes(name));
  const others = headless.withdrawn
    ? []
    : headless.ports.filter(({ name }) => names.includes(name) && !served.some((port) => port.name === name));
  return [
    ...served.map(({ service, number, servicePort }) => ({
      name: service,
      port: servicePort ?? number,
      beside: workload,
    })),
    ...others.map(({ number }) => ({ name: headless.name, port: number, beside: workload })),
  ];
}

/** The object that makes the pods of a policy's peer, where it is a workload of cdk8s-plus or a group. */
function workloadOf(peer: kplus.INetworkPolicyPeer): readonly ApiObject[] {
  const object = peer.node.defaultChild;
  return 'podMetadata' in peer && ApiObject.isApiObject(object) ? [object] : [];
}
