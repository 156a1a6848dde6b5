/** What to write instead of a name that users bring with them, and why. A name in quotes is a prop of the same struct. */
export type Habit = readonly [expected: string, why: string];

type Habits = Readonly<Record<string, Habit>>;

const NOT_TRANSLATED: Habit = [
  '"number"',
  'A headless Service does not translate ports: clients dial the number that the container listens on.',
];
const OF_CONTAINER: Habit = ['"number"', 'It is the port of the container; "servicePort" is what clients dial.'];
const NO_NODE_PORT: Habit = ['no such prop', 'These Services have no port on the nodes.'];
const WIRE_PROTOCOL: Habit = [
  '"protocol" such as WireProtocol.HTTP',
  'It decides both "protocol" and "appProtocol" of the Service.',
];

const PORT: Habits = {
  port: NOT_TRANSLATED,
  targetPort: NOT_TRANSLATED,
  containerPort: NOT_TRANSLATED,
  servicePort: NOT_TRANSLATED,
  nodePort: NO_NODE_PORT,
  appProtocol: WIRE_PROTOCOL,
};

const CLIENT_PORT: Habits = {
  port: ['"servicePort" for what clients dial, or "number" for what the container listens on', 'They may differ.'],
  targetPort: OF_CONTAINER,
  containerPort: OF_CONTAINER,
  appProtocol: WIRE_PROTOCOL,
};

const NAMESPACE: Habit = ['no such prop, but "namespace" of the Chart', 'An object is in the namespace of its chart.'];

const SERVICE: Habits = {
  namespace: NAMESPACE,
  labels: ['"metadata" such as { labels: { team: "search" } }', 'Labels and annotations stand there.'],
  annotations: ['"metadata" such as { annotations: { team: "search" } }', 'Labels and annotations stand there.'],
  clusterIP: ['no such prop', 'A headless Service always has the clusterIP "None".'],
  type: ['no such prop', 'A headless Service always has the type "ClusterIP" and the clusterIP "None".'],
  port: ['"ports" such as [{ name: "http", number: 8080 }]', 'Each port has a name.'],
  targetPort: ['"ports" such as [{ name: "http", number: 8080 }]', 'A headless Service does not translate ports.'],
  publishNotReady: ['"publishNotReadyAddresses"', 'It is the name in Kubernetes.'],
  sessionAffinity: ['no such prop', 'There is no proxy between the clients and the pods.'],
  externalName: ['no such prop, or an ExternalNameService', 'A headless Service leads to addresses.'],
};

const EXTERNAL_PEERS: Habits = {
  ...SERVICE,
  publishNotReady: ['no such prop', 'All endpoints are ready.'],
  publishNotReadyAddresses: ['no such prop', 'All endpoints are ready.'],
  selector: ['no such prop, or a HeadlessService', 'The members are outside of the cluster; no pod is selected.'],
  addresses: ['"endpoints" such as [{ address: "10.20.0.7" }]', 'Each endpoint has one address.'],
  ips: ['"endpoints" such as [{ address: "10.20.0.7" }]', 'Each endpoint has one address.'],
  subsets: ['"endpoints" such as [{ address: "10.20.0.7" }]', 'They become EndpointSlices.'],
};

const POD_DNS: Habit = ['"podDns"', 'The resolver of the pods is set there.'];
const SPREAD: Habit = ['"topologySpread"', 'It keeps the pods of the group on different nodes or in different zones.'];

const EMPTY_DIRS: Habit = [
  '"emptyDirs" such as [{ mountPath: "/tmp" }]',
  'Each is a folder that containers can write to.',
];
const ONE_USER: Habit = ['"runAs" such as 1000', 'It sets the user, the group and fsGroup.'];

const POD_GROUP: Habits = {
  namespace: NAMESPACE,
  selector: ['no such prop, or "adopt" for a running workload', 'The group has a selector of its own.'],
  labels: ['"metadata" for the workload, or "podMetadata" for its pods', 'Labels and annotations stand there.'],
  annotations: ['"metadata" for the workload, or "podMetadata" for its pods', 'Labels and annotations stand there.'],
  podLabels: ['"podMetadata" such as { labels: { team: "search" } }', 'The metadata of the pods stands there.'],
  podAnnotations: [
    '"podMetadata" such as { annotations: { team: "search" } }',
    'The metadata of the pods stands there.',
  ],
  serviceName: ['"name"', 'The headless Service of a group has the name of the group.'],
  serviceAccountName: [
    '"serviceAccount" such as ServiceAccount.fromServiceAccountName(chart, "Account", "search")',
    'It is an object of cdk8s-plus.',
  ],
  podDisruptionBudget: ['"disruptionBudget"', 'Every group with more than one replica has one.'],
  pdb: ['"disruptionBudget"', 'Every group with more than one replica has one.'],
  emptyDir: EMPTY_DIRS,
  scratch: EMPTY_DIRS,
  tmpfs: EMPTY_DIRS,
  runAsUser: ONE_USER,
  user: ONE_USER,
  dnsPolicy: POD_DNS,
  dnsConfig: POD_DNS,
  hostNetwork: [
    'no such prop, or a DaemonSetPeerGroup',
    'The pods would share the addresses and the ports of their nodes.',
  ],
  topologySpreadConstraints: SPREAD,
  affinity: SPREAD,
  podAntiAffinity: SPREAD,
};

const OWN_SERVICE: Habit = ['"service"', 'A headless Service that is made elsewhere is given there.'];
const PEER_GROUP: Habits = { ...POD_GROUP, headless: OWN_SERVICE, headlessService: OWN_SERVICE };

const STORAGE: Habit = [
  '"storage" such as [{ name: "data", size: Size.gibibytes(10), mountPath: "/data" }]',
  'Each entry becomes a claim template, and the volume is mounted.',
];
const STATEFUL: Habits = {
  ...PEER_GROUP,
  serviceName: ['"name", or "adopt" for a running set', 'The headless Service of a group has the name of the group.'],
  volumeClaimTemplates: STORAGE,
  volumeClaims: STORAGE,
  persistence: STORAGE,
  pvc: STORAGE,
  podManagementPolicy: [
    '"formation" such as Formation.TOGETHER',
    'It sets podManagementPolicy and publishNotReadyAddresses so that they fit.',
  ],
  persistentVolumeClaimRetentionPolicy: ['"claimRetention"', 'What happens to the claims is set there.'],
  podIndex: ['"ordinalVariable" such as "NODE_ID"', 'It is the name of the variable that has the ordinal.'],
  ordinals: ['"ordinalsStart" such as 1', 'It is the number of the first pod.'],
  strategy: ['"updateStrategy"', 'It is the name in a StatefulSet.'],
  enabled: ['no such prop', 'Only a DeploymentPeerGroup can be switched off: a StatefulSet has volumes to keep.'],
};

const NO_STORAGE: Habit = [
  'no such prop, or a StatefulPeerGroup',
  'The pods of a Deployment have no volumes of their own.',
];
const STATELESS: Habits = {
  storage: NO_STORAGE,
  volumeClaimTemplates: NO_STORAGE,
  persistence: NO_STORAGE,
  updateStrategy: ['"strategy"', 'It is the name in a Deployment.'],
};

const ONE_A_NODE: Habit = [
  'no such prop',
  'A DaemonSet has one pod on each node that "nodeSelector" and "tolerations" allow.',
];
const NO_BUDGET: Habit = ['no such prop', 'A drain of a node leaves the pods of a DaemonSet alone.'];
const { hostNetwork: _, ...OF_ANY_PEERS } = PEER_GROUP;
const DAEMON_SET: Habits = {
  ...OF_ANY_PEERS,
  storage: [
    '"volumes" such as [Volume.fromHostPath(chart, "Data", "data", { path: "/var/lib/agent" })]',
    'The pods of a DaemonSet have no claims of their own.',
  ],
  volumeClaimTemplates: [
    '"volumes" such as [Volume.fromHostPath(chart, "Data", "data", { path: "/var/lib/agent" })]',
    'The pods of a DaemonSet have no claims of their own.',
  ],
  strategy: ['"updateStrategy"', 'It is the name in a DaemonSet.'],
  replicas: ONE_A_NODE,
  topologySpread: ONE_A_NODE,
  topologySpreadConstraints: ONE_A_NODE,
  affinity: ['"nodeSelector"', 'It says which nodes have a pod.'],
  podAntiAffinity: ONE_A_NODE,
  disruptionBudget: NO_BUDGET,
  podDisruptionBudget: NO_BUDGET,
  pdb: NO_BUDGET,
  enabled: ['no such prop', 'Only a DeploymentPeerGroup can be switched off.'],
};

const BACKEND: Habits = {
  ...POD_GROUP,
  ...STATELESS,
  ports: [
    '"port" such as 8088, and "portName" for its name',
    'A server listens on one port; a "service" may have more.',
  ],
  headless: OWN_SERVICE,
  headlessService: OWN_SERVICE,
  publishNotReadyAddresses: ['no such prop', 'Clients of gRPC must find ready pods only.'],
  maxConnectionAge: ['"connectionAge" such as Duration.minutes(5)', 'The rollout is planned with it.'],
};

const METADATA: Habits = {
  name: ['the name of the construct', 'An object has the name that the construct gives it.'],
  namespace: ['no such prop, but the namespace of the Chart', 'An object is in the namespace of its chart.'],
};

const SECURITY: Habits = {
  runAsUser: ['"user"', 'It is the name in cdk8s-plus.'],
  runAsGroup: ['"group"', 'It is the name in cdk8s-plus.'],
  runAsNonRoot: ['"ensureNonRoot"', 'It is the name in cdk8s-plus.'],
  seccompProfile: ['the prop seccompProfile of the group', 'It holds for all containers.'],
};

const PER_RESOURCE: Habit = [
  '"cpu" and "memory" such as cpu: { request: Cpu.millis(500) }, memory: { limit: Size.mebibytes(512) }',
  'cdk8s-plus writes requests and limits for each resource.',
];

/** By struct and by the name that is no prop of it. */
export const HABITS: Readonly<Record<string, Habits>> = {
  HeadlessPort: PORT,
  ClientPort: CLIENT_PORT,
  HeadlessServiceProps: SERVICE,
  IstioSafeHeadlessProps: { ...SERVICE, mtls: ['"peerAuthentication"', 'It holds the mode of mutual TLS.'] },
  ExternalPeersProps: EXTERNAL_PEERS,
  ExternalNameServiceProps: {
    namespace: NAMESPACE,
    ports: ['no such prop', 'A CNAME record has no port.'],
    selector: ['no such prop, or a HeadlessService', 'An alias selects no pods.'],
    address: ['"externalName"', 'It is a DNS name; for addresses use ExternalPeers.'],
  },
  EndpointSliceReaderProps: {
    serviceName: ['"service"', 'It is the construct, which knows its namespace.'],
    serviceAccountName: ['"serviceAccount"', 'It is an object of cdk8s-plus.'],
  },
  StatefulPeerGroupProps: STATEFUL,
  DeploymentPeerGroupProps: { ...PEER_GROUP, ...STATELESS },
  DaemonSetPeerGroupProps: DAEMON_SET,
  GrpcHeadlessBackendProps: BACKEND,
  ObjectMetadata: METADATA,
  ExternalEndpoint: {
    ip: ['"address"', 'It is an address of IPv4 or IPv6.'],
    name: ['"hostname"', 'It becomes the first label of the name of the member.'],
  },
  PeerStorage: {
    storage: ['"size" such as Size.gibibytes(10)', 'It is the size of the volume.'],
    resources: ['"size" such as Size.gibibytes(10)', 'It is the size of the volume.'],
    path: ['"mountPath"', 'It is the name in Kubernetes.'],
    storageClass: ['"storageClassName"', 'It is the name in Kubernetes.'],
  },
  EmptyDir: {
    path: ['"mountPath"', 'It is the name in Kubernetes.'],
    size: ['"sizeLimit" such as Size.mebibytes(64)', 'It is the name in Kubernetes.'],
  },
  TopologySpread: { labelSelector: ['no such prop', 'It is made for the pods of the group.'] },
  DisruptionBudgetProps: {
    enabled: ['"omit"', 'Every group with more than one replica has a budget unless it is omitted.'],
  },
  PeerNetworkPolicyProps: {
    ingress: [
      '"rules" such as [{ from: [prometheus], ports: ["metrics"] }], or "clients"',
      'The peers of the group may always connect; others are added.',
    ],
    from: ['"clients"', 'The peers of the group may always connect; clients are added.'],
    ports: ['"clientPorts" such as ["http"]', 'They are the ports that clients may call.'],
    to: ['"egress"', 'The pods may always connect to their peers and to DNS; other targets are added.'],
  },
  PeerNetworkPolicyRule: {
    clients: ['"from"', 'It is the name in Kubernetes.'],
    port: ['"ports" such as ["metrics"]', 'They are the names of ports.'],
  },
  'cdk8s-plus-27.ContainerProps': {
    env: ['"envVariables" such as { LOG_LEVEL: EnvValue.fromValue("info") }', 'It is the name in cdk8s-plus.'],
    readinessProbe: ['"readiness" such as Probe.fromHttpGet("/ready")', 'It is the name in cdk8s-plus.'],
    livenessProbe: ['"liveness" such as Probe.fromHttpGet("/live")', 'It is the name in cdk8s-plus.'],
    startupProbe: ['"startup" such as Probe.fromHttpGet("/ready")', 'It is the name in cdk8s-plus.'],
    containerPort: ['"portNumber" such as 8080', 'It is the name in cdk8s-plus.'],
    volumes: ['"volumeMounts" such as [{ path: "/cache", volume }]', 'A container mounts volumes of the pod.'],
  },
  'cdk8s-plus-27.ContainerPort': {
    containerPort: ['"number"', 'It is the name in cdk8s-plus.'],
    port: ['"number"', 'It is the name in cdk8s-plus.'],
  },
  'cdk8s-plus-27.VolumeMount': {
    mountPath: ['"path"', 'It is the name in cdk8s-plus.'],
    name: ['"volume"', 'It is an object of cdk8s-plus.'],
  },
  'cdk8s-plus-27.ContainerSecurityContextProps': SECURITY,
  'cdk8s-plus-27.PodSecurityContextProps': SECURITY,
  'cdk8s-plus-27.ContainerResources': { requests: PER_RESOURCE, limits: PER_RESOURCE },
  'cdk8s-plus-27.PodDnsProps': {
    ndots: ['"options" such as [{ name: "ndots", value: "2" }]', 'It is an option of the resolver.'],
    dnsPolicy: ['"policy"', 'It is the name in cdk8s-plus.'],
  },
};
