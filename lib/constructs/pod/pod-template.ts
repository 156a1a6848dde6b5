import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { renderGrpcProbes, type GrpcProbes } from './grpc-probe';
import type { HeadlessPort } from '../service/headless-port';
import { podSpecOf, podSpecOfProps } from '../cdk8s/kplus-internals';
import { quantityText } from '../cdk8s/quantity';
import { emptyDirMounts, emptyDirVolumes } from './empty-dirs';
import type { MountsOfContainers } from './mounts';
import type { PodProps } from './pod-props';
import { transportOf } from '../../port/transport';
import { renderSpread, type TopologySpread } from './scheduling';
import { SECCOMP, SeccompProfile } from './seccomp-profile';

/** A container in the field names of Kubernetes. */
type Container = Record<string, any>;

/** What a container asks for, or may use at most. */
type Amounts = { readonly [resource in 'cpu' | 'memory' | 'ephemeral-storage']?: string };

/** The props that decide what is in the pod template. */
export interface PodTemplateProps extends PodProps {
  readonly topologySpread?: TopologySpread[];
  readonly hostNetwork?: boolean;
  /** Ports of the peer container that are on its node too, by name. */
  readonly hostPorts?: { readonly [port: string]: number };
  readonly grpcProbes?: GrpcProbes;
  readonly defaultReadinessProbe?: boolean;
  readonly terminationGracePeriod?: Duration;
}

/** What a group adds to the pod that kplus renders. */
export interface PodSpecPlan {
  readonly peerContainer: string;
  /** The ports that the peer container declares: those for peers, and those for clients. */
  readonly ports: readonly HeadlessPort[];
  readonly spread: readonly TopologySpread[];
  readonly selector: Readonly<Record<string, string>>;
  /** The group that owns the pod's volumes. */
  readonly fsGroup?: number;
  /** Mounts of claims, by container. */
  readonly mounts?: MountsOfContainers;
  /** The hook that ends the peer container, in the field names of Kubernetes; where there is none, that of its props. */
  readonly preStop?: Readonly<Record<string, unknown>>;
}

/**
 * The pod's spec: what kplus renders, what kplus 27 lacks, and what the Pod Security level "restricted" asks for.
 *
 * What `podSpecOf` gives is new each time, so it is completed in place: V8 takes longer to copy a struct of that many
 * fields with one of them changed than all the rest of the rendering takes.
 */
export function renderPodSpec(
  pod: kplus.Workload,
  props: PodTemplateProps,
  plan: PodSpecPlan,
): Record<string, unknown> {
  const spec = podSpecOf(pod);
  for (const container of spec.containers as Container[]) {
    restrict(container);
    mount(container, plan);
    if (container.name !== plan.peerContainer) continue;
    probe(container, props, plan);
    for (const port of container.ports ?? []) port.hostPort ??= props.hostPorts?.[port.name];
    if (plan.preStop !== undefined) container.lifecycle = { ...container.lifecycle, preStop: plan.preStop };
  }
  for (const container of (spec.initContainers ?? []) as Container[]) {
    restrict(container);
    mount(container, plan);
  }
  addEmptyDirs(spec, props, plan);
  // kplus prints some defaults of Kubernetes that say nothing.
  spec.hostNetwork ||= undefined;
  spec.setHostnameAsFQDN ||= undefined;
  if (spec.dnsPolicy === 'ClusterFirst') spec.dnsPolicy = undefined;

  spec.securityContext = podSecurityContext(spec.securityContext ?? {}, props, plan);
  spec.imagePullSecrets = pullSecrets(spec.imagePullSecrets, props.imagePullSecrets);
  addOwnFields(spec, props, plan);
  return spec;
}

/** The props that are printed to a field of another name: the field within the pod's spec, and the prop. */
export const PROPS_OF_PODS: readonly (readonly [field: RegExp, prop: string])[] = [
  [/^topologySpreadConstraints\b/, 'topologySpread'],
  [/^securityContext\.seccompProfile\b/, 'seccompProfile'],
  // cdk8s-plus has them under the name `dns`.
  [/^dns\b/, 'podDns'],
];

/**
 * What the props say of the pods' spec before there is a pod: without all that cdk8s-plus and this library add, so that
 * each field comes from a prop. Each entry of a list stands where it stands in the props.
 */
export function podSpecOfGroup(
  props: PodTemplateProps,
  volumes: kplus.Volume[],
  plan: Pick<PodSpecPlan, 'mounts' | 'peerContainer'>,
): Record<string, unknown> {
  const spec = podSpecOfProps(kplusProps(props), volumes);
  for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) mount(container, plan);
  addEmptyDirs(spec, props, plan);
  spec.securityContext = podSecurityContext(spec.securityContext ?? {}, props, {});
  addOwnFields(spec, props, { spread: props.topologySpread ?? [], selector: {} });
  return spec;
}

/** The props that cdk8s-plus prints, by its names. */
export function kplusProps(props: PodTemplateProps): kplus.AbstractPodProps {
  return {
    containers: props.containers,
    initContainers: props.initContainers,
    volumes: props.volumes,
    serviceAccount: props.serviceAccount,
    automountServiceAccountToken: props.automountServiceAccountToken,
    dockerRegistryAuth: props.dockerRegistryAuth,
    terminationGracePeriod: props.terminationGracePeriod,
    securityContext: props.securityContext,
    hostAliases: props.hostAliases,
    hostNetwork: props.hostNetwork,
    dns: dnsOf(props),
  };
}

/** With the network of the node, the default policy of Kubernetes would ask the name server of the node, which knows no Service. */
function dnsOf({ hostNetwork, podDns }: PodTemplateProps): kplus.PodDnsProps | undefined {
  return hostNetwork ? { policy: kplus.DnsPolicy.CLUSTER_FIRST_WITH_HOST_NET, ...podDns } : podDns;
}

/** What cdk8s-plus 27 lacks. */
function addOwnFields(
  spec: Record<string, any>,
  props: PodTemplateProps,
  { spread, selector }: Pick<PodSpecPlan, 'spread' | 'selector'>,
): void {
  spec.nodeSelector = props.nodeSelector;
  spec.tolerations = combined(spec.tolerations, props.tolerations);
  spec.priorityClassName = props.priorityClassName;
  spec.runtimeClassName = props.runtimeClassName;
  spec.shareProcessNamespace = props.shareProcessNamespace || undefined;
  spec.enableServiceLinks = props.enableServiceLinks ?? false;
  if (spread.length > 0) spec.topologySpreadConstraints = renderSpread(spread, selector);
}

function podSecurityContext(
  context: Record<string, any>,
  props: PodTemplateProps,
  plan: Pick<PodSpecPlan, 'fsGroup'>,
): object {
  const { fsGroup = plan.fsGroup } = context;
  context.fsGroup = fsGroup;
  // Changing the owner of every file at each start can take minutes on a large volume.
  context.fsGroupChangePolicy =
    fsGroup === undefined ? undefined : (props.securityContext?.fsGroupChangePolicy ?? 'OnRootMismatch');
  context.seccompProfile = SECCOMP.of(props.seccompProfile ?? SeccompProfile.RUNTIME_DEFAULT).json;
  return context;
}

/** What "restricted" asks of a container and kplus 27 cannot say: all capabilities dropped, their names without `CAP_`. */
function restrict(container: Container): void {
  const { securityContext, resources } = container;
  const { privileged, capabilities, allowPrivilegeEscalation } = securityContext;
  const add = capabilityNames(capabilities?.add);
  const drop = capabilityNames(capabilities?.drop);
  securityContext.privileged = privileged || undefined;
  // The API refuses a privileged container that may not escalate, and cdk8s-plus forbids it unless the props allow it.
  if (privileged) securityContext.allowPrivilegeEscalation = allowPrivilegeEscalation || undefined;
  securityContext.capabilities = privileged ? capabilities && { add, drop } : { add, drop: drop ?? ['ALL'] };
  for (const port of container.ports ?? []) port.protocol ??= 'TCP';
  if (resources !== undefined) container.resources = wholeUnits(resources);
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
    'ephemeral-storage': storage && quantityText(Number(storage) * 1024 ** 2),
    memory: memory && quantityText(Number(memory) * 1024),
  };
}

function mount(container: Container, { mounts }: Pick<PodSpecPlan, 'mounts'>): void {
  for (const { field, entry } of mounts?.get(container.name) ?? [])
    container[field] = [...(container[field] ?? []), entry];
}

function addEmptyDirs(
  spec: Record<string, any>,
  { emptyDirs = [] }: PodTemplateProps,
  { peerContainer }: Pick<PodSpecPlan, 'peerContainer'>,
): void {
  if (emptyDirs.length === 0) return;
  const mounts = emptyDirMounts(emptyDirs, peerContainer);
  for (const container of [...(spec.containers ?? []), ...(spec.initContainers ?? [])]) mount(container, { mounts });
  spec.volumes = [...(spec.volumes ?? []), ...emptyDirVolumes(emptyDirs)];
}

/** The probes of the peer: the user's own, those that speak gRPC, and where nothing is said, whether its first port is open. */
function probe(container: Container, props: PodTemplateProps, plan: PodSpecPlan): void {
  if (props.grpcProbes !== undefined) Object.assign(container, renderGrpcProbes(props.grpcProbes, plan.ports));
  if (container.readinessProbe !== undefined || props.defaultReadinessProbe === false) return;
  const first = plan.ports.find((port) => transportOf(port) === 'TCP');
  if (first !== undefined) container.readinessProbe = { tcpSocket: { port: first.number } };
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
