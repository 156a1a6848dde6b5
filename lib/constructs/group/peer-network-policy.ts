import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Manifest } from '../../manifest/manifest';
import { kubeObject } from '../cdk8s/kube-object';
import { networkPolicyPeersOf } from '../cdk8s/kplus-internals';
import type { Mesh } from '../service/mesh';
import type { BesidePods } from './beside-pods';
import type { PeerNetworkPolicyProps } from './peer-network-policy-props';
import { uniquePorts, type PodPort } from './pod-port';
import type { PolicyPeers } from './policy-peers';

/** What the policy must know of the group when it is rendered. */
export interface PeerNetworkPolicyGroup extends BesidePods {
  readonly peers: () => readonly PolicyPeers[];
  /** The names of the ports that clients call. */
  readonly clientPorts: readonly string[];
  /** The ports of the pods that have one of the names. */
  readonly portsNamed: (names: readonly string[]) => readonly PodPort[];
  /** What carries the traffic of the pods, where they are in a mesh. */
  readonly tunnel: () => Mesh['tunnel'];
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
  const head = { podSelector: { matchLabels: group.selector } };
  const peers = group.peers();
  const ingress = ingressRules(props, group, peers);
  if (props.egress === undefined) return { ...head, policyTypes: ['Ingress'], ingress };
  return { ...head, policyTypes: ['Ingress', 'Egress'], ingress, egress: egressRules(props, group, peers) };
}

function ingressRules(
  { clients = [], rules = [] }: PeerNetworkPolicyProps,
  { clientPorts, portsNamed, tunnel: tunnelOf }: PeerNetworkPolicyGroup,
  peers: readonly PolicyPeers[],
): readonly Manifest[] {
  const tunnel = tunnelOf();
  const callers = [...(clients.length > 0 ? [{ from: clients, ports: clientPorts }] : []), ...rules];
  return [
    ...peers.map(({ pods, dial }) => ({ from: [pods], ports: policyPorts(dial, tunnel) })),
    ...callers.map(({ from, ports }) => ({
      from: from.flatMap(networkPolicyPeersOf),
      ports: policyPorts(portsNamed(ports), tunnel),
    })),
    ...(tunnel === 'ambient' ? [{ from: [{ ipBlock: { cidr: AMBIENT_PROBE_SOURCE } }] }] : []),
  ];
}

function egressRules(
  { egress = [] }: PeerNetworkPolicyProps,
  { tunnel: tunnelOf }: PeerNetworkPolicyGroup,
  peers: readonly PolicyPeers[],
): readonly Manifest[] {
  const tunnel = tunnelOf();
  const others = egress.flatMap(networkPolicyPeersOf);
  return [
    ...peers.map(({ pods, dialled }) => ({ to: [pods], ports: policyPorts(dialled, tunnel) })),
    { ports: DNS_PORTS },
    ...(tunnel === 'sidecar' ? [{ ports: ISTIOD_PORTS }] : []),
    ...(others.length > 0 ? [{ to: others }] : []),
  ];
}

function policyPorts(ports: readonly PodPort[], tunnel: Mesh['tunnel']): readonly Manifest[] {
  const rendered = uniquePorts(ports).map(({ number, transport }) => ({ port: number, protocol: transport }));
  return tunnel === 'ambient' ? [...rendered, { port: HBONE_PORT, protocol: 'TCP' }] : rendered;
}
