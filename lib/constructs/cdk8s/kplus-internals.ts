import type { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { k8s, type AbstractPod, type Container, type IPodSelector } from 'cdk8s-plus-27';
import type { Manifest } from '../../manifest/manifest';
import { transportOf } from '../../port/transport';
import type { WireProtocol } from '../../port/wire-protocol';
import { isObject } from '../props/kind-of-value';

// The one place that leans on what cdk8s-plus-27 keeps internal. Its line is frozen, and test/constructs/kplus-contract.test.ts
// holds what is said here.

/** A port as a container is to declare it. */
interface NamedPort {
  readonly name: string;
  readonly number: number;
  readonly protocol?: WireProtocol;
}

/** What a container keeps to itself. */
interface InsideOfContainer {
  readonly _readiness?: kplus.Probe;
  readonly _liveness?: kplus.Probe;
  readonly _startup?: kplus.Probe;
  readonly _lifecycle?: kplus.ContainerLifecycle;
}

/** What the variables of a container keep to themselves; what is read of them otherwise is a copy. */
interface InsideOfEnv {
  readonly _sources: readonly kplus.EnvFrom[];
  readonly _variables: Readonly<Record<string, kplus.EnvValue>>;
}

/** What is printed of a container, whether cdk8s-plus has made it or there are only its props. */
interface PrintedContainer
  extends
    Pick<kplus.Container, 'name' | 'image' | 'ports' | 'portNumber'>,
    Pick<kplus.ContainerProps, 'args' | 'command' | 'workingDir' | 'imagePullPolicy' | 'resources' | 'securityContext'>,
    InsideOfContainer {
  readonly env: Pick<kplus.Env, 'sources' | 'variables'>;
  readonly mounts: readonly (Omit<kplus.VolumeMount, 'volume'> & { readonly volume: kplus.Volume | undefined })[];
}

/**
 * The pod's spec as kplus renders it, in the field names of Kubernetes and in the order in which they are printed. The
 * structs are new each time.
 *
 * kplus builds every object once in its own names and then copies it for each field it maps, which is most of what a
 * group costs at synth. Here each part is written once; only what is rare or deep goes the way of kplus.
 */
export function podSpecOf(pod: kplus.Pod | kplus.Workload): Record<string, any> {
  const { affinity, nodeName, tolerations } = pod.scheduling._toKube();
  const { policy, config, hostname, subdomain, hostnameAsFQDN } = pod.dns._toKube();
  return {
    affinity: k8s.toJson_Affinity(affinity),
    automountServiceAccountToken: pod.automountServiceAccountToken,
    containers: pod.containers.map(madeContainer),
    dnsConfig: saying(config),
    dnsPolicy: policy,
    hostAliases: filled(pod.hostAliases),
    hostNetwork: pod.hostNetwork,
    hostname,
    imagePullSecrets: pod.dockerRegistryAuth && [{ name: pod.dockerRegistryAuth.name }],
    initContainers: filled(pod.initContainers)?.map(madeContainer),
    nodeName,
    restartPolicy: pod.restartPolicy,
    securityContext: saying(pod.securityContext._toKube()),
    serviceAccountName: pod.serviceAccount?.name,
    setHostnameAsFQDN: hostnameAsFQDN,
    subdomain,
    terminationGracePeriodSeconds: pod.terminationGracePeriod?.toSeconds(),
    tolerations,
    volumes: filled(volumesOf(pod))?.map((volume) => k8s.toJson_Volume(volume._toKube())),
  };
}

/** The props of cdk8s-plus that are printed to a field of another name: the field within the pod's spec, and the prop. */
export const PROPS_OF_CDK8S_PLUS: readonly (readonly [field: RegExp, prop: string])[] = [
  [/\.(readiness|liveness|startup)Probe\b/, '.$1'],
  [/(\.ports\[\d+\])\.containerPort$/, '$1.number'],
  [/(\.ports\[\d+\])\.hostIP$/, '$1.hostIp'],
  [/(\.volumeMounts\[\d+\])\.mountPath$/, '$1.path'],
  [/(\.volumeMounts\[\d+\])\.name$/, '$1.volume'],
  [/\.resources\.(request|limit)s\.(cpu|memory)$/, '.resources.$2.$1'],
  [/\.resources\.(request|limit)s\.ephemeral-storage$/, '.resources.ephemeralStorage.$1'],
  [/\bsecurityContext\.runAsUser$/, 'securityContext.user'],
  [/\bsecurityContext\.runAsGroup$/, 'securityContext.group'],
  [/\bsecurityContext\.runAsNonRoot$/, 'securityContext.ensureNonRoot'],
  [/^terminationGracePeriodSeconds$/, 'terminationGracePeriod'],
  [/^imagePullSecrets\[0\].*/, 'dockerRegistryAuth'],
  [/^serviceAccountName$/, 'serviceAccount'],
  [/^(hostname|subdomain)$/, 'dns.$1'],
  [/^dnsPolicy$/, 'dns.policy'],
  [/^dnsConfig\b/, 'dns'],
];

/**
 * What props of cdk8s-plus say of a pod with these volumes, in the field names of Kubernetes, without what cdk8s-plus
 * adds. Each entry of a list stands where it stands in the props, and a port of `portNumber` after all others.
 */
export function podSpecOfProps(props: kplus.AbstractPodProps, volumes: readonly kplus.Volume[]): Record<string, any> {
  const { dns, securityContext } = props;
  return {
    automountServiceAccountToken: props.automountServiceAccountToken,
    containers: props.containers?.map(containerOfProps),
    dnsConfig: dns && { nameservers: dns.nameservers, options: dns.options, searches: dns.searches },
    dnsPolicy: dns?.policy,
    hostAliases: props.hostAliases,
    hostNetwork: props.hostNetwork,
    hostname: dns?.hostname,
    imagePullSecrets: props.dockerRegistryAuth && [{ name: props.dockerRegistryAuth.name }],
    initContainers: props.initContainers?.map((container, index) =>
      containerOfProps({ ...container, name: container.name ?? `init-${index}` }),
    ),
    restartPolicy: props.restartPolicy,
    securityContext: securityContext && {
      fsGroup: securityContext.fsGroup,
      fsGroupChangePolicy: securityContext.fsGroupChangePolicy,
      runAsGroup: securityContext.group,
      runAsNonRoot: securityContext.ensureNonRoot,
      runAsUser: securityContext.user,
      sysctls: securityContext.sysctls,
    },
    serviceAccountName: props.serviceAccount?.name,
    setHostnameAsFQDN: dns?.hostnameAsFQDN,
    subdomain: dns?.subdomain,
    terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    volumes: filled(volumes)?.map((volume) => k8s.toJson_Volume(volume._toKube())),
  };
}

function containerOfProps(props: kplus.ContainerProps): Record<string, any> {
  const { portNumber = props.port, ports = [] } = props;
  return containerOf({
    name: props.name ?? 'main',
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    ports: portNumber === undefined ? ports : [...ports, { number: portNumber }],
    mounts: props.volumeMounts ?? [],
    env: { sources: props.envFrom ?? [], variables: props.envVariables ?? {} },
    resources: props.resources,
    securityContext: props.securityContext,
    portNumber,
    _readiness: props.readiness,
    _liveness: props.liveness,
    _startup: props.startup,
    _lifecycle: props.lifecycle,
  });
}

function madeContainer(container: Container): Record<string, any> {
  return containerOf(container as unknown as PrintedContainer);
}

function containerOf(printed: PrintedContainer): Record<string, any> {
  const { _readiness, _liveness, _startup, _lifecycle } = printed;
  // Of a container, probes and hooks ask for its port only.
  const container = printed as unknown as Container;
  return {
    args: printed.args,
    command: printed.command,
    env: filled(variablesOf(printed.env)),
    envFrom: filled(printed.env.sources)?.map((source) => k8s.toJson_EnvFromSource(source._toKube())),
    image: printed.image,
    imagePullPolicy: printed.imagePullPolicy,
    lifecycle: _lifecycle && {
      postStart: k8s.toJson_LifecycleHandler(_lifecycle.postStart?._toKube(container)),
      preStop: k8s.toJson_LifecycleHandler(_lifecycle.preStop?._toKube(container)),
    },
    livenessProbe: k8s.toJson_Probe(_liveness?._toKube(container)),
    name: printed.name,
    ports: filled(printed.ports)?.map(({ number, protocol, name, hostPort, hostIp }) => ({
      containerPort: number,
      hostIP: hostIp,
      hostPort,
      name,
      protocol,
    })),
    readinessProbe: k8s.toJson_Probe(_readiness?._toKube(container)),
    resources: resourcesOf(printed.resources ?? {}),
    securityContext: securityContextOf(printed.securityContext ?? {}),
    startupProbe: k8s.toJson_Probe(_startup?._toKube(container)),
    volumeMounts: filled(printed.mounts)?.map(({ volume, path, readOnly, propagation, subPath, subPathExpr }) => ({
      mountPath: path,
      mountPropagation: propagation,
      name: volume?.name,
      readOnly,
      subPath,
      subPathExpr,
    })),
    workingDir: printed.workingDir,
  };
}

function securityContextOf(context: kplus.ContainerSecurityContextProps): Record<string, any> {
  return {
    allowPrivilegeEscalation: context.allowPrivilegeEscalation,
    capabilities: context.capabilities,
    privileged: context.privileged,
    readOnlyRootFilesystem: context.readOnlyRootFilesystem,
    runAsGroup: context.group,
    runAsNonRoot: context.ensureNonRoot,
    runAsUser: context.user,
  };
}

function variablesOf(env: PrintedContainer['env']): readonly Manifest[] {
  const variables: Manifest[] = [];
  for (const [name, { value, valueFrom }] of Object.entries(env.variables)) {
    // Nothing within a reference to a field has another name in Kubernetes; the mapping is for the other sources.
    const plain = valueFrom === undefined || valueFrom.fieldRef !== undefined;
    variables.push({ name, value, valueFrom: plain ? valueFrom : k8s.toJson_EnvVarSource(valueFrom) });
  }
  return variables;
}

function resourcesOf({ cpu, memory, ephemeralStorage }: kplus.ContainerResources): Manifest | undefined {
  const limits = amountsOf(cpu?.limit, memory?.limit, ephemeralStorage?.limit);
  const requests = amountsOf(cpu?.request, memory?.request, ephemeralStorage?.request);
  return limits === undefined && requests === undefined ? undefined : { limits, requests };
}

function amountsOf(cpu: kplus.Cpu | undefined, memory: Size | undefined, storage: Size | undefined) {
  if (!cpu?.amount && memory === undefined && storage === undefined) return undefined;
  return {
    cpu: cpu?.amount || undefined,
    'ephemeral-storage': storage && `${storage.toGibibytes()}Gi`,
    memory: memory && `${memory.toMebibytes()}Mi`,
  };
}

/** The volumes of the pod and those that its containers mount, each once. */
function volumesOf(pod: AbstractPod): readonly kplus.Volume[] {
  const volumes = new Map<string, kplus.Volume>();
  const add = (volume: kplus.Volume): void => {
    if ((volumes.get(volume.name) ?? volume) !== volume)
      throw new Error(`Invalid mount configuration. At least two different volumes have the same name: ${volume.name}`);
    volumes.set(volume.name, volume);
  };
  for (const container of pod.containers) for (const { volume } of container.mounts) add(volume);
  for (const container of pod.initContainers) for (const { volume } of container.mounts) add(volume);
  for (const volume of pod.volumes) add(volume);
  return [...volumes.values()];
}

function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** kplus leaves a struct out where none of its fields says anything but "no". */
function saying<T extends object>(struct: T): T | undefined {
  return Object.values(struct).some(Boolean) ? struct : undefined;
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
  if (ipBlock !== undefined) return [{ ipBlock: k8s.toJson_IpBlock(ipBlock._toKube()) as Manifest }];
  if (podSelector === undefined) return [];
  const { labelSelector, namespaces } = podSelector;
  const pods = k8s.toJson_LabelSelector(labelSelector._toKube()) ?? {};
  if (namespaces === undefined) return [{ podSelector: pods as Manifest }];
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

/** Whether a value is a container of cdk8s-plus, in any of its versions: variables can be added to it. */
export function isContainer(value: unknown): value is Container {
  return isObject(value) && isObject(value.env) && typeof value.env.addVariable === 'function';
}

/** All that a pod consists of, by reference: the methods of cdk8s-plus add to it, or put something else in a place. */
export function partsOf(pod: kplus.Workload): readonly unknown[] {
  const parts: unknown[] = [...pod.hostAliases, ...pod.volumes];
  for (const part of [pod.dns, pod.scheduling, pod.securityContext]) addParts(parts, part);
  for (const container of [...pod.containers, ...pod.initContainers]) {
    const { _sources, _variables } = container.env as unknown as InsideOfEnv;
    addParts(parts, container);
    addParts(parts, _variables);
    parts.push(..._sources);
  }
  return parts;
}

function addParts(parts: unknown[], whole: object): void {
  for (const key in whole) {
    const part = (whole as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(part)) parts.push(...(part as readonly unknown[]));
    else parts.push(part);
  }
}

/** Puts variables before those that a container has already, so that these can refer to them with `$(NAME)`. */
export function prependVariables(container: Container, variables: Readonly<Record<string, kplus.EnvValue>>): void {
  replaceVariables(container, { ...variables, ...container.env.variables });
}

/** Puts variables after those that a container has already. kplus would add them to the very struct that the user wrote. */
export function appendVariables(container: Container, variables: Readonly<Record<string, kplus.EnvValue>>): void {
  replaceVariables(container, { ...container.env.variables, ...variables });
}

function replaceVariables(container: Container, variables: Record<string, kplus.EnvValue>): void {
  Object.defineProperty(container, 'env', {
    value: new kplus.Env(container.env.sources, variables),
    configurable: true,
    enumerable: true,
  });
}

const PROTOCOLS: Readonly<Record<ReturnType<typeof transportOf>, kplus.Protocol>> = {
  TCP: kplus.Protocol.TCP,
  UDP: kplus.Protocol.UDP,
  SCTP: kplus.Protocol.SCTP,
};

/**
 * Declares ports on a container in place, and names those that are there: kplus can only add some, and refuses a number
 * that is there. A container that had none dials the first of them by TCP in probes that name no port; kplus takes 80.
 */
export function declarePorts(container: Container, ports: readonly NamedPort[]): void {
  const inside = container as unknown as { readonly _ports: kplus.ContainerPort[]; portNumber?: number };
  const bare = inside._ports.length === 0;
  for (const port of ports) {
    const protocol = PROTOCOLS[transportOf(port)];
    const there = inside._ports.findIndex((own) => own.number === port.number && (own.protocol ?? 'TCP') === protocol);
    const own = inside._ports[there];
    if (own === undefined) inside._ports.push({ name: port.name, number: port.number, protocol });
    else inside._ports[there] = { ...own, name: port.name, protocol };
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
  return k8s.toJson_StatefulSetUpdateStrategy(strategy._toKube()) ?? {};
}

/** How a Deployment replaces its pods, in the field names of Kubernetes. */
export function deploymentStrategyOf(strategy: kplus.DeploymentStrategy): Record<string, any> {
  return k8s.toJson_DeploymentStrategy(strategy._toKube()) ?? {};
}
