import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { HeadlessService } from '../service/headless-service';
import { GROUP } from './group-internals';
import { DEFAULT_REPLICAS } from './group-kind';
import type { GroupPlan } from './group-plan';
import type { PromisedConnection, PromisedPlace } from './promised-connection';

/** What the promises of a group are made of. */
export interface PromisingGroup {
  readonly plan: GroupPlan;
  readonly workload: ApiObject;
  readonly headless: HeadlessService;
  readonly hasAutoscaler: boolean;
}

/** The members of a group dial each other on its ports: by their own names, or by the name of all where they have none. */
export function memberConnections(group: PromisingGroup): readonly PromisedConnection[] {
  const { plan, workload, headless, hasAutoscaler } = group;
  const { props, kind, peer } = plan;
  const { replicas = DEFAULT_REPLICAS } = props;
  if (headless.withdrawn || (replicas === 1 && !hasAutoscaler)) return [];
  // How many there are an autoscaler knows, but there is always a first one.
  const label = kind.podName?.(hasAutoscaler ? 0 : replicas - 1);
  const name = label === undefined ? headless.name : `${label}.${headless.name}`;
  return headless.ports.map(({ number: port }) => ({
    from: workload,
    container: peer.name,
    name,
    port,
    beside: workload,
    states: kind.foundIn,
  }));
}

/** The workloads that the network policy of a group names may call it, and it may call the groups that the policy names. */
export function policyConnections(group: PromisingGroup): readonly PromisedConnection[] {
  const { networkPolicy } = group.plan.props;
  const clients = (networkPolicy?.clients ?? []).flatMap(workloadOf);
  const calls = (from: ApiObject, places: readonly PromisedPlace[]) =>
    places.map((place): PromisedConnection => ({ ...place, from, states: ['ready'] }));
  return [
    ...clients.flatMap((client) => calls(client, clientPlaces(group))),
    ...(networkPolicy?.egress ?? []).flatMap((other) =>
      GROUP.has(other) ? calls(group.workload, GROUP.of(other).clientPlaces()) : [],
    ),
  ];
}

/** Where the clients of a group call it: at the Service for clients, or at the headless one where there is none. */
export function clientPlaces({ plan, workload, headless }: PromisingGroup): readonly PromisedPlace[] {
  const { clientService } = plan.props;
  if (clientService !== undefined)
    return clientService.ports.map(({ number, servicePort }) => ({
      name: clientService.name,
      port: servicePort ?? number,
      beside: workload,
    }));
  if (headless.withdrawn) return [];
  return headless.ports.map(({ number }) => ({ name: headless.name, port: number, beside: workload }));
}

/** The object that makes the pods of a policy's peer, where it is a workload of cdk8s-plus or a group. */
function workloadOf(peer: kplus.INetworkPolicyPeer): readonly ApiObject[] {
  const object = peer.node.defaultChild;
  return 'podMetadata' in peer && ApiObject.isApiObject(object) ? [object] : [];
}
