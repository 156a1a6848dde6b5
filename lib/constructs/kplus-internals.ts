import * as kplus from 'cdk8s-plus-27';
import { k8s, type AbstractPod, type Container, type IPodSelector } from 'cdk8s-plus-27';
import type { Manifest } from '../manifest/manifest';
import type { HeadlessPort } from './headless-port';
import { transportOf } from './port-faults';

// The one place that leans on what cdk8s-plus-27 keeps internal. Its line is frozen, and test/constructs/kplus-contract.test.ts
// holds what is said here.

/** The pod's spec as kplus renders it, in the field names of Kubernetes. */
export function podSpecOf(pod: AbstractPod): Record<string, any> {
  const spec = pod._toPodSpec();
  // Plain variables need no mapping, and are most of what there is to map.
  const withoutEnv = spec.containers.map((container) => ({ ...container, env: undefined }));
  const rendered = k8s.toJson_PodSpec({ ...spec, containers: withoutEnv }) as Record<string, any>;
  spec.containers.forEach(({ env }, index) => {
    rendered.containers[index].env = env?.map((variable) =>
      variable.valueFrom === undefined ? variable : k8s.toJson_EnvVar(variable),
    );
  });
  return rendered;
}

/** What a pod selector asks of a pod's labels, as a `LabelSelector` of Kubernetes. */
export function labelSelectorOf(selector: IPodSelector): {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly Manifest[];
} {
  const { matchLabels = {}, matchExpressions = [] } = selector.toPodSelectorConfig().labelSelector._toKube();
  return { matchLabels, matchExpressions: matchExpressions as unknown as readonly Manifest[] };
}

/** A network policy's peer, in the field names of Kubernetes. */
export function networkPolicyPeersOf(peer: kplus.INetworkPolicyPeer): readonly Manifest[] {
  const { ipBlock, podSelector } = peer.toNetworkPolicyPeerConfig();
  if (ipBlock !== undefined) return [{ ipBlock: k8s.toJson_IpBlock(ipBlock._toKube()) as unknown as Manifest }];
  if (podSelector === undefined) return [];
  const { labelSelector, namespaces } = podSelector;
  const pods = k8s.toJson_LabelSelector(labelSelector._toKube()) ?? {};
  if (namespaces === undefined) return [{ podSelector: pods as unknown as Manifest }];
  const byLabel = namespaces.labelSelector && k8s.toJson_LabelSelector(namespaces.labelSelector._toKube());
  const namespaceSelectors: readonly unknown[] =
    namespaces.names === undefined || namespaces.names.length === 0
      ? [byLabel ?? {}]
      : namespaces.names.map((name) => ({
          ...byLabel,
          matchLabels: { ...byLabel?.matchLabels, 'kubernetes.io/metadata.name': name },
        }));
  return namespaceSelectors.map((namespaceSelector) => ({ namespaceSelector, podSelector: pods }));
}

/** Puts variables before those that a container has already, so that these can refer to them with `$(NAME)`. */
export function prependVariables(container: Container, variables: Readonly<Record<string, kplus.EnvValue>>): void {
  const { env } = container;
  Object.defineProperty(container, 'env', {
    value: new kplus.Env(env.sources, { ...variables, ...env.variables }),
    configurable: true,
    enumerable: true,
  });
}

/**
 * Declares ports on a container in place, and names those that are there: kplus can only add some, and refuses a number
 * that is there. A container that had none dials the first of them by TCP in probes that name no port; kplus takes 80.
 */
export function declarePorts(container: Container, ports: readonly HeadlessPort[]): void {
  const inside = container as unknown as { readonly _ports: kplus.ContainerPort[]; portNumber?: number };
  const bare = inside._ports.length === 0;
  for (const port of ports) {
    const protocol = transportOf(port) as kplus.Protocol;
    const there = inside._ports.findIndex((own) => own.number === port.number && (own.protocol ?? 'TCP') === protocol);
    if (there < 0) inside._ports.push({ name: port.name, number: port.number, protocol });
    else inside._ports[there] = { ...inside._ports[there]!, name: port.name, protocol };
  }
  const first = ports.find((port) => transportOf(port) === 'TCP');
  if (bare && first !== undefined) inside.portNumber = first.number;
}

/** What a probe was made from. */
export interface ProbeOptions extends kplus.ProbeOptions {
  readonly port?: number;
}

/** What a probe was made from: kplus looks at it only when it renders. */
export function probeOptionsOf(probe: kplus.Probe): ProbeOptions {
  const { probeOptions } = probe as unknown as { readonly probeOptions?: ProbeOptions };
  return probeOptions ?? {};
}

/** How a StatefulSet replaces its pods, in the field names of Kubernetes. */
export function statefulSetStrategyOf(strategy: kplus.StatefulSetUpdateStrategy): Record<string, any> {
  return k8s.toJson_StatefulSetUpdateStrategy(strategy._toKube())!;
}

/** How a Deployment replaces its pods, in the field names of Kubernetes. */
export function deploymentStrategyOf(strategy: kplus.DeploymentStrategy): Record<string, any> {
  return k8s.toJson_DeploymentStrategy(strategy._toKube())!;
}
