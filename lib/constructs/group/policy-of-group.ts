import type { IConstruct } from 'constructs';
import type { Manifest } from '../../manifest/manifest';
import type { HeadlessService } from '../service/headless-service';
import type { JoinedService } from '../service/joining-pods';
import { GROUP } from './group-internals';
import type { GroupPlan } from './group-plan';
import type { IPeerGroup } from './i-peer-group';
import { podPort } from './pod-port';
import { mergedPeers, type PolicyPeers } from './policy-peers';

/** What decides on the peers of a group. */
export interface GroupAmongPeers {
  readonly plan: GroupPlan;
  readonly headless: HeadlessService;
  /** The headless Services that the group was put behind later. */
  readonly joined: readonly JoinedService[];
  readonly peers: Iterable<IPeerGroup>;
  readonly namespace: string | undefined;
}

/** The peers of a group: the pods behind each of its headless Services, and the groups that are one cluster with it. */
export function peersOf({ plan, headless, joined, peers, namespace }: GroupAmongPeers): readonly PolicyPeers[] {
  const own = plan.peer.ports.map(podPort);
  const selected = headless.shared ? headless.selector : plan.kind.selector;
  return mergedPeers([
    { pods: podsWith(selected), dial: own, dialled: own },
    ...joined.map(({ selector, ports }) => {
      const dialled = ports.map(podPort);
      return { pods: podsWith(selector), dial: dialled, dialled };
    }),
    ...[...peers].map((peer) => {
      const seen = GROUP.of(peer).seenByPeers();
      return { pods: podsWith(seen.selector, seen.namespace, namespace), dial: own, dialled: seen.ports };
    }),
  ]);
}

/** Pods with these labels, in the namespace of the policy unless another one is said. */
function podsWith(matchLabels: Readonly<Record<string, string>>, there?: string, here?: string): Manifest {
  const pods = { podSelector: { matchLabels } };
  if (there === undefined || there === here) return pods;
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': there } }, ...pods };
}

/** Makes two groups each other's peers. */
export function addEachOther(one: IPeerGroup, other: IPeerGroup): void {
  if (!GROUP.has(other))
    throw new Error(
      `${nameOf(one)} cannot have "${other.node.path}" as its peer: expected a StatefulPeerGroup or a DeploymentPeerGroup, ` +
        'because the ports of its pods must be known. Name other pods in "networkPolicy.rules".',
    );
  if (one === other)
    throw new Error(
      `${nameOf(one)} cannot be its own peer: expected another group. The pods of one group are peers already.`,
    );
  GROUP.of(one).peers.add(other);
  GROUP.of(other).peers.add(one);
}

function nameOf(construct: IConstruct): string {
  return `${construct.constructor.name} "${construct.node.path}"`;
}
