import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Manifest } from '../../manifest/manifest';
import type { HeadlessPort } from '../service/headless-port';
import { networkPolicyPeersOf } from '../cdk8s/kplus-internals';
import { kubeObject } from '../cdk8s/kube-object';
import type { ObjectMetadata } from '../props/object-metadata';
import { transportOf } from '../../port/transport';
import type { Mesh } from '../service/mesh';
import type { BesidePods } from './beside-pods';

/**
 * Who may reach the pods of a group, and whom they may reach.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export interface PeerNetworkPolicyProps {
  /**
   * Who may call the ports for clients: pods, namespaces or address blocks of cdk8s-plus.
   *
   * @default - nobody but the peers
   */
  readonly clients?: kplus.INetworkPolicyPeer[];

  /**
   * Targets that the pods may call, beside their peers, DNS and, where they have a sidecar, istiod. With an empty list
   * the pods may call only these three.
   *
   * @default - everybody
   */
  readonly egress?: kplus.INetworkPolicyPeer[];

  /**
   * Labels and annotations of the NetworkPolicy.
   *
   * @default - the usual labels only
   */
  readonly metadata?: ObjectMetadata;
}

/** What the policy must know of the group. */
export interface PeerNetworkPolicyGroup extends BesidePods {
  readonly peerPorts: readonly HeadlessPort[];
  readonly clientPorts: readonly HeadlessPort[];
  /** What carries the traffic of the pods, where they are in a mesh. */
  readonly tunnel: Mesh['tunnel'];
}

/** The port of Istio's tunnel in ambient mode, and the address from which the kubelet's probes then come. */
const HBONE_PORT = 15008;
const AMBIENT_PROBE_SOURCE = '169.254.7.127/32';

/** Where a sidecar gets its configuration and its certificate; to any address, since istiod may be outside the cluster. */
const ISTIOD_PORTS = [{ port: 15012, protocol: 'TCP' }];

/** DNS over datagrams, and over TCP for answers that a datagram cannot hold. To any address: node-local caches have none in the cluster. */
const DNS_PORTS = [
  { port: 53, protocol: 'UDP' },
  { port: 53, protocol: 'TCP' },
];

/** The NetworkPolicy of a group. */
export function peerNetworkPolicyObject(
  scope: Construct,
  props: PeerNetworkPolicyProps,
  group: PeerNetworkPolicyGroup,
): ApiObject {
  return kubeObject(
    scope,
    'NetworkPolicy',
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: group.name,
      partOf: group.group,
      metadata: props.metadata,
    },
    { spec: () => spec(props, group) },
  );
}

function spec(props: PeerNetworkPolicyProps, group: PeerNetworkPolicyGroup): Manifest {
  const ambient = group.tunnel === 'ambient';
  const peers: readonly Manifest[] = [{ podSelector: { matchLabels: group.selector } }];
  const clients = (props.clients ?? []).flatMap(networkPolicyPeersOf);
  const every = unique([...group.peerPorts, ...group.clientPorts]);
  const ingress: Manifest[] = [{ from: peers, ports: policyPorts(every, ambient) }];
  if (clients.length > 0) {
    const dialled = group.clientPorts.length > 0 ? group.clientPorts : group.peerPorts;
    ingress.push({ from: clients, ports: policyPorts(unique(dialled), ambient) });
  }
  if (ambient) ingress.push({ from: [{ ipBlock: { cidr: AMBIENT_PROBE_SOURCE } }] });

  const head = { podSelector: { matchLabels: group.selector } };
  if (props.egress === undefined) return { ...head, policyTypes: ['Ingress'], ingress };
  const others = props.egress.flatMap(networkPolicyPeersOf);
  const egress: Manifest[] = [{ to: peers, ports: policyPorts(every, ambient) }, { ports: DNS_PORTS }];
  if (group.tunnel === 'sidecar') egress.push({ ports: ISTIOD_PORTS });
  if (others.length > 0) egress.push({ to: others });
  return { ...head, policyTypes: ['Ingress', 'Egress'], ingress, egress };
}

function policyPorts(ports: readonly HeadlessPort[], ambient: boolean): readonly Manifest[] {
  const rendered = ports.map((port) => ({ port: port.number, protocol: transportOf(port) }));
  return ambient ? [...rendered, { port: HBONE_PORT, protocol: 'TCP' }] : rendered;
}

function unique(ports: readonly HeadlessPort[]): readonly HeadlessPort[] {
  return [...new Map(ports.map((port) => [`${port.number}/${transportOf(port)}`, port])).values()];
}
