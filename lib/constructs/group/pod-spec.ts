import type * as kplus from 'cdk8s-plus-27';
import { Faults } from '../faults/faults';
import { renderGrpcProbes } from './grpc-probe';
import type { HeadlessPort } from '../service/headless-port';
import { podSpecOf } from '../object/kplus-internals';
import { quantityText } from '../object/quantity';
import { mergePort, type DeclaredPort } from './merge-port';
import type { PeerGroupProps } from './peer-group-props';
import { transportOf } from '../service/port-faults';
import { renderSpread, type TopologySpread } from './scheduling';
import { SeccompProfile } from './seccomp-profile';

/** A container in the field names of Kubernetes. */
type Container = Record<string, any>;

/** What a container asks for, or may use at most. */
type Amounts = { readonly [resource in 'cpu' | 'memory' | 'ephemeral-storage']?: string };

/** What a group adds to the pod that kplus renders. */
export interface PodSpecPlan {
  readonly peerContainer: string;
  /** The ports that the peer container declares: those for peers, and those for clients. */
  readonly ports: readonly HeadlessPort[];
  readonly spread: readonly TopologySpread[];
  readonly selector: Readonly<Record<string, string>>;
  /** The group that owns the pod's volumes. */
  readonly fsGroup: number | undefined;
  /** Mounts of claims, by container. */
  readonly mounts: ReadonlyMap<
    string,
    readonly { readonly field: 'volumeMounts' | 'volumeDevices'; readonly entry: object }[]
  >;
  /** The last word on the peer container. */
  readonly peerOverlay: (container: Container) => Container;
}

/** The pod's spec: what kplus renders, what kplus 27 lacks, and what the Pod Security level "restricted" asks for. */
export function renderPodSpec(pod: kplus.Workload, props: PeerGroupProps, plan: PodSpecPlan): Record<string, unknown> {
  const spec = podSpecOf(pod);
  const { containers, initContainers, hostNetwork, setHostnameAsFQDN, dnsPolicy } = spec;
  return {
    ...spec,
    // kplus prints some defaults of Kubernetes that say nothing.
    hostNetwork: hostNetwork || undefined,
    setHostnameAsFQDN: setHostnameAsFQDN || undefined,
    dnsPolicy: dnsPolicy === 'ClusterFirst' ? undefined : dnsPolicy,
    containers: containers.map((container: Container) => {
      const hardened = mounted(restricted(container), plan);
      return container.name === plan.peerContainer ? plan.peerOverlay(peer(hardened, props, plan)) : hardened;
    }),
    initContainers: initContainers?.map((container: Container) => mounted(restricted(container), plan)),
    securityContext: podSecurityContext(spec.securityContext ?? {}, props, plan),
    imagePullSecrets: pullSecrets(spec.imagePullSecrets, props.imagePullSecrets),
    nodeSelector: props.nodeSelector,
    tolerations: combined(spec.tolerations, props.tolerations),
    priorityClassName: props.priorityClassName,
    runtimeClassName: props.runtimeClassName,
    enableServiceLinks: props.enableServiceLinks ?? false,
    topologySpreadConstraints: plan.spread.length > 0 ? renderSpread(plan.spread, plan.selector) : undefined,
  };
}

function podSecurityContext(context: Record<string, any>, props: PeerGroupProps, plan: PodSpecPlan): object {
  const { fsGroup = plan.fsGroup } = context;
  return {
    ...context,
    seccompProfile: (props.seccompProfile ?? SeccompProfile.RUNTIME_DEFAULT)._json,
    fsGroup,
    // Changing the owner of every file at each start can take minutes on a large volume.
    fsGroupChangePolicy:
      fsGroup === undefined ? undefined : (props.securityContext?.fsGroupChangePolicy ?? 'OnRootMismatch'),
  };
}

/** What "restricted" asks of a container and kplus 27 cannot say: all capabilities dropped, their names without `CAP_`. */
function restricted(container: Container): Container {
  const { privileged, capabilities, allowPrivilegeEscalation } = container.securityContext;
  const add = capabilityNames(capabilities?.add);
  const drop = capabilityNames(capabilities?.drop);
  return {
    ...container,
    ports: container.ports?.map((port: Container) => ({ ...port, protocol: port.protocol ?? 'TCP' })),
    resources: container.resources && wholeUnits(container.resources),
    securityContext: {
      ...container.securityContext,
      privileged: privileged || undefined,
      // The API refuses a privileged container that may not escalate, and cdk8s-plus forbids it unless told otherwise.
      allowPrivilegeEscalation: privileged ? allowPrivilegeEscalation || undefined : allowPrivilegeEscalation,
      capabilities: privileged ? capabilities && { add, drop } : { add, drop: drop ?? ['ALL'] },
    },
  };
}

function capabilityNames(names: readonly string[] | undefined): readonly string[] | undefined {
  return names?.map((name) => name.replace(/^CAP_/, ''));
}

/** kplus prints every amount of memory in Mi and of storage in Gi: `2048Mi` is `2Gi`. */
function wholeUnits({ limits, requests }: Record<string, Amounts | undefined>): object {
  return { limits: limits && inWholeUnits(limits), requests: requests && inWholeUnits(requests) };
}

function inWholeUnits(amounts: Amounts): Amounts {
  const memory = amounts.memory?.slice(0, -'Mi'.length);
  const storage = amounts['ephemeral-storage']?.slice(0, -'Gi'.length);
  return {
    cpu: amounts.cpu,
    memory: memory && quantityText(Number(memory) * 1024),
    'ephemeral-storage': storage && quantityText(Number(storage) * 1024 ** 2),
  };
}

function mounted(container: Container, plan: PodSpecPlan): Container {
  const claims = plan.mounts.get(container.name);
  if (claims === undefined || claims.length === 0) return container;
  const of = (field: 'volumeMounts' | 'volumeDevices') =>
    combined(
      container[field],
      claims.filter((claim) => claim.field === field).map((claim) => claim.entry),
    );
  return { ...container, volumeMounts: of('volumeMounts'), volumeDevices: of('volumeDevices') };
}

function peer(container: Container, props: PeerGroupProps, plan: PodSpecPlan): Container {
  const probes = props.grpcProbes === undefined ? {} : renderGrpcProbes(props.grpcProbes, plan.ports);
  const whole: Container = { ...container, ports: mergedPorts(container.ports ?? [], plan.ports), ...probes };
  if (whole.readinessProbe !== undefined || props.defaultReadinessProbe === false) return whole;
  const first = plan.ports.find((port) => transportOf(port) === 'TCP');
  if (first !== undefined) whole.readinessProbe = { tcpSocket: { port: first.number } };
  return whole;
}

/** The container's own ports with the names of ours, then ours that it does not have. */
function mergedPorts(own: readonly Container[], ours: readonly HeadlessPort[]): readonly Container[] {
  const declared: DeclaredPort[] = own.map(({ name, containerPort, protocol }) => ({
    name,
    number: containerPort,
    transport: protocol,
  }));
  for (const port of ours) mergePort(new Faults('', ''), '', declared, port);
  return declared.map(({ name, number, transport }, index) => ({
    ...own[index],
    name,
    containerPort: number,
    protocol: transport,
  }));
}

/** The secrets of both props, each once: server-side apply refuses a name twice. */
function pullSecrets(
  rendered: readonly { readonly name: string }[] = [],
  more: readonly kplus.ISecret[] = [],
): readonly object[] | undefined {
  const names = new Set([...rendered, ...more].map(({ name }) => name));
  return names.size > 0 ? [...names].map((name) => ({ name })) : undefined;
}

function combined<T>(one: readonly T[] | undefined, other: readonly T[] | undefined): readonly T[] | undefined {
  const all = [...(one ?? []), ...(other ?? [])];
  return all.length > 0 ? all : undefined;
}
