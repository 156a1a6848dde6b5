import { ClaimRetention } from '../pod/storage';
import { Formation } from './formation';
import { IpFamily, IpFamilyPolicy } from '../service/ip-family';
import type { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { TolerationEffect, TolerationOperator, UnsatisfiableSpread } from '../pod/scheduling';
import { WireProtocol } from '../../port/wire-protocol';
import { shownTime } from '../props/duration-errors';
import { FLAG, listOf, made, mapOf, oneOf, PRINTED, struct, TEXT, WHOLE, type Shape } from '../props/shape';

type Shapes = Readonly<Record<string, Shape>>;

/** Labels and annotations, whose values are only printed. */
export const METADATA = struct({ labels: mapOf(PRINTED), annotations: mapOf(PRINTED) });
const PORTS = listOf(struct({ name: TEXT, number: WHOLE, servicePort: WHOLE, protocol: oneOf(WireProtocol) }));

/** A time: cdk8s makes a Duration of anything, and throws only where it is converted. */
export const DURATION: Shape = {
  ...made('a Duration of cdk8s', 'toSeconds'),
  whole: isWhole,
  sound: (faults, at, duration: Duration) => {
    if (isWhole(duration)) return duration;
    faults.addShape(at, shownLength(duration), 'a time in whole milliseconds');
    return undefined;
  },
};
const SIZE = made('a Size of cdk8s', 'toKibibytes');
const SECRET = made('a secret of cdk8s-plus', 'envValue');
const HANDLER = made('a Handler of cdk8s-plus', '_toKube');
const CPU: Shape = {
  expected: 'a Cpu of cdk8s-plus',
  // A Size and a Duration have an amount too, which is a number.
  fits: (value) => typeof (value as Partial<kplus.Cpu> | null)?.amount === 'string',
};
const PROBE = made('a Probe of cdk8s-plus', '_toKube');
const GRPC_PROBE = struct({
  port: TEXT,
  service: PRINTED,
  period: DURATION,
  timeout: DURATION,
  initialDelay: DURATION,
  failureThreshold: WHOLE,
});
const NETWORK_PEERS = listOf(made('a peer of network policies of cdk8s-plus', 'toNetworkPolicyPeerConfig'));

const CONTAINER_FIELDS: Shapes = {
  name: TEXT,
  image: PRINTED,
  command: listOf(PRINTED),
  args: listOf(PRINTED),
  portNumber: WHOLE,
  port: WHOLE,
  ports: listOf(struct({ name: TEXT, number: WHOLE, hostPort: WHOLE, hostIp: TEXT, protocol: oneOf(kplus.Protocol) })),
  envVariables: mapOf(made('an EnvValue of cdk8s-plus', 'value')),
  envFrom: listOf(made('an EnvFrom of cdk8s-plus', '_toKube')),
  volumeMounts: listOf(
    struct({
      path: TEXT,
      volume: made('a volume of cdk8s-plus', 'asVolume'),
      subPath: PRINTED,
      subPathExpr: PRINTED,
      readOnly: FLAG,
      propagation: oneOf(kplus.MountPropagation),
    }),
  ),
  readiness: PROBE,
  liveness: PROBE,
  startup: PROBE,
  lifecycle: struct({ preStop: HANDLER, postStart: HANDLER }),
  resources: struct({
    cpu: struct({ request: CPU, limit: CPU }),
    memory: struct({ request: SIZE, limit: SIZE }),
    ephemeralStorage: struct({ request: SIZE, limit: SIZE }),
  }),
  imagePullPolicy: oneOf(kplus.ImagePullPolicy),
  workingDir: PRINTED,
  securityContext: struct({
    user: WHOLE,
    group: WHOLE,
    ensureNonRoot: FLAG,
    privileged: FLAG,
    readOnlyRootFilesystem: FLAG,
    allowPrivilegeEscalation: FLAG,
    capabilities: struct({ add: listOf(TEXT), drop: listOf(TEXT) }),
  }),
};

/** The shape of a container's props. */
export const CONTAINER = struct(CONTAINER_FIELDS);
const CONTAINERS = listOf(CONTAINER);

/** The shapes of the props of a `HeadlessService`. */
export const SERVICE_SHAPES: Shapes = {
  name: TEXT,
  ports: PORTS,
  selector: mapOf(TEXT),
  publishNotReadyAddresses: FLAG,
  ipFamilies: listOf(oneOf(IpFamily)),
  ipFamilyPolicy: oneOf(IpFamilyPolicy),
  shared: FLAG,
  clusterDomain: TEXT,
  metadata: METADATA,
  joinMesh: FLAG,
  holdApplicationUntilProxyStarts: FLAG,
  peerAuthentication: struct({ plaintextPorts: listOf(TEXT), metadata: METADATA }),
};

/** The shapes of the props of all groups */
export const GROUP_SHAPES: Shapes = {
  name: TEXT,
  replicas: WHOLE,
  containers: CONTAINERS,
  initContainers: CONTAINERS,
  volumes: listOf(made('a volume of cdk8s-plus', '_toKube')),
  peerContainer: TEXT,
  envOnAllContainers: FLAG,
  envNames: struct({
    ...Object.fromEntries(
      ['podName', 'podNamespace', 'podIp', 'podIps', 'service', 'host', 'domain', 'advertisedName', 'portPrefix'].map(
        (name) => [name, TEXT],
      ),
    ),
    ports: mapOf(TEXT),
  }),
  clientService: struct({ name: TEXT, ports: PORTS, metadata: METADATA }),
  disruptionBudget: struct({ maxUnavailable: WHOLE, omit: FLAG, metadata: METADATA }),
  topologySpread: listOf(struct({ topologyKey: TEXT, maxSkew: WHOLE, whenUnsatisfiable: oneOf(UnsatisfiableSpread) })),
  networkPolicy: struct({ clients: NETWORK_PEERS, egress: NETWORK_PEERS, metadata: METADATA }),
  serviceAccount: made('a service account of cdk8s-plus', 'toSubjectConfiguration'),
  automountServiceAccountToken: FLAG,
  dockerRegistryAuth: SECRET,
  imagePullSecrets: listOf(SECRET),
  revisionHistoryLimit: WHOLE,
  securityContext: struct({
    user: WHOLE,
    group: WHOLE,
    fsGroup: WHOLE,
    ensureNonRoot: FLAG,
    fsGroupChangePolicy: oneOf(kplus.FsGroupChangePolicy),
    sysctls: listOf(struct({ name: TEXT, value: PRINTED })),
  }),
  seccompProfile: made('a SeccompProfile', '_json'),
  nodeSelector: mapOf(PRINTED),
  tolerations: listOf(
    struct({
      key: TEXT,
      value: PRINTED,
      operator: oneOf(TolerationOperator),
      effect: oneOf(TolerationEffect),
      tolerationSeconds: WHOLE,
    }),
  ),
  priorityClassName: PRINTED,
  runtimeClassName: PRINTED,
  hostAliases: listOf(struct({ ip: PRINTED, hostnames: listOf(PRINTED) })),
  podDns: struct({
    policy: oneOf(kplus.DnsPolicy),
    nameservers: listOf(PRINTED),
    searches: listOf(PRINTED),
    options: listOf(struct({ name: PRINTED, value: PRINTED })),
    hostname: TEXT,
    subdomain: TEXT,
    hostnameAsFQDN: FLAG,
  }),
  enableServiceLinks: FLAG,
  metadata: METADATA,
  podMetadata: METADATA,
  serviceMetadata: METADATA,
  ipFamilies: listOf(oneOf(IpFamily)),
  ipFamilyPolicy: oneOf(IpFamilyPolicy),
  clusterDomain: TEXT,

  ports: PORTS,
  service: made('a HeadlessService', '_selection'),
  publishNotReadyAddresses: FLAG,
  grpcProbes: struct({ readiness: GRPC_PROBE, liveness: GRPC_PROBE, startup: GRPC_PROBE }),
  defaultReadinessProbe: FLAG,
  terminationGracePeriod: DURATION,
  minReady: DURATION,

  enabled: FLAG,
  strategy: made('a DeploymentStrategy of cdk8s-plus', '_toKube'),

  formation: oneOf(Formation),
  readinessNeedsPeers: FLAG,
  storage: listOf(
    struct({
      name: TEXT,
      size: SIZE,
      mountPath: TEXT,
      devicePath: TEXT,
      containers: listOf(TEXT),
      storageClassName: TEXT,
      accessModes: listOf(oneOf(kplus.PersistentVolumeAccessMode)),
      volumeMode: oneOf(kplus.PersistentVolumeMode),
      labels: mapOf(TEXT),
    }),
  ),
  claimRetention: struct({ whenDeleted: oneOf(ClaimRetention), whenScaled: oneOf(ClaimRetention) }),
  ordinalsStart: WHOLE,
  fsGroup: made('an FsGroup', '_id'),
  updateStrategy: made('a StatefulSetUpdateStrategy of cdk8s-plus', '_toKube'),
  ordinalServices: struct({ ports: listOf(TEXT), metadata: METADATA }),
  adopt: made('an Adoption', '_fields'),
};

function isWhole(duration: Duration): boolean {
  try {
    const time = duration.toMilliseconds();
    return Number.isInteger(time) && (time % 1000 !== 0 || duration.toSeconds() === time / 1000);
  } catch {
    return false;
  }
}

function shownLength(duration: Duration): unknown {
  try {
    return shownTime(duration.toMilliseconds({ integral: false }));
  } catch {
    return duration;
  }
}
