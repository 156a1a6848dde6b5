import type { Manifest } from '../../../lib/manifest/manifest';

// Valid objects of the kinds that constraints look into, with many of the fields that people write.

const pod = {
  terminationGracePeriodSeconds: 45,
  serviceAccountName: 'web',
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  securityContext: { runAsUser: 1000, fsGroup: 2000, sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] },
  tolerations: [
    { operator: 'Exists' },
    { key: 'team', operator: 'Equal', value: 'a', effect: 'NoExecute', tolerationSeconds: 60 },
  ],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector: { matchLabels: { app: 'web' } },
    },
  ],
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] }],
      },
    },
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            topologyKey: 'kubernetes.io/hostname',
            labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
          },
        },
      ],
    },
  },
  dnsConfig: { nameservers: ['10.0.0.10'], searches: ['example.com'], options: [{ name: 'ndots', value: '2' }] },
  hostAliases: [{ ip: '10.0.0.5', hostnames: ['db.example.com'] }],
  volumes: [
    { name: 'config', configMap: { name: 'web', defaultMode: 0o644, items: [{ key: 'a.conf', path: 'a.conf' }] } },
    { name: 'tmp', emptyDir: { sizeLimit: '1Gi' } },
    {
      name: 'token',
      projected: { sources: [{ serviceAccountToken: { path: 'token', expirationSeconds: 3600 } }] },
    },
  ],
  initContainers: [{ name: 'init', image: 'init:1' }],
  containers: [
    {
      name: 'web',
      image: 'web:1',
      ports: [{ name: 'http', containerPort: 8080 }],
      env: [
        { name: 'A', value: 'a' },
        { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'web', key: 'password' } } },
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      ],
      envFrom: [{ configMapRef: { name: 'web' } }],
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: 1, memory: '1024Mi' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      volumeMounts: [
        { name: 'config', mountPath: '/etc/web' },
        { name: 'tmp', mountPath: '/tmp' },
      ],
      livenessProbe: { httpGet: { path: '/live', port: 'http', httpHeaders: [{ name: 'X-Probe', value: '1' }] } },
      lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
    },
  ],
};

const template = (spec: Manifest = {}) => ({ metadata: { labels: { app: 'web' } }, spec: { ...pod, ...spec } });

const object = (apiVersion: string, kind: string, rest: Manifest): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'web', labels: { app: 'web' }, annotations: { 'example.com/note': 'x y' } },
  ...rest,
});

const workload = (kind: string, spec: Manifest = {}) =>
  object('apps/v1', kind, { spec: { selector: { matchLabels: { app: 'web' } }, template: template(), ...spec } });

const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } };
const rbac = 'rbac.authorization.k8s.io';

export const OBJECTS = {
  Pod: object('v1', 'Pod', { spec: pod }),
  Deployment: workload('Deployment', {
    replicas: 2,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
  }),
  DaemonSet: workload('DaemonSet', {
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  }),
  StatefulSet: workload('StatefulSet', {
    serviceName: 'web',
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }],
  }),
  Job: object('batch/v1', 'Job', {
    spec: { backoffLimit: 3, parallelism: 2, template: template({ restartPolicy: 'Never' }) },
  }),
  CronJob: object('batch/v1', 'CronJob', {
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: template({ restartPolicy: 'OnFailure' }) } } },
  }),
  PersistentVolumeClaim: object('v1', 'PersistentVolumeClaim', { spec: claim }),
  Service: object('v1', 'Service', {
    spec: {
      type: 'NodePort',
      selector: { app: 'web' },
      ports: [
        { name: 'a', port: 80, nodePort: 30080 },
        { name: 'b', port: 81 },
      ],
    },
  }),
  LoadBalancer: object('v1', 'Service', {
    spec: { type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerSourceRanges: ['10.0.0.0/8'] },
  }),
  NetworkPolicy: object('networking.k8s.io/v1', 'NetworkPolicy', {
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }, { podSelector: {} }],
          ports: [{ port: 100, endPort: 200 }],
        },
      ],
    },
  }),
  PodDisruptionBudget: object('policy/v1', 'PodDisruptionBudget', {
    spec: { minAvailable: '50%', selector: { matchLabels: { app: 'web' } } },
  }),
  HorizontalPodAutoscaler: object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      minReplicas: 1,
      maxReplicas: 3,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
      behavior: {
        scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
      },
    },
  }),
  Role: object(`${rbac}/v1`, 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
  ClusterRole: object(`${rbac}/v1`, 'ClusterRole', { rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }] }),
  RoleBinding: object(`${rbac}/v1`, 'RoleBinding', {
    roleRef: { apiGroup: rbac, kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web' }],
  }),
  ClusterRoleBinding: object(`${rbac}/v1`, 'ClusterRoleBinding', {
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
  }),
  ConfigMap: object('v1', 'ConfigMap', { data: { PORT: '5432' }, binaryData: { logo: 'aGVsbG8=' } }),
  Secret: object('v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'YQ==', 'tls.key': 'YQ==' } }),
  Endpoints: object('v1', 'Endpoints', { subsets: [{ addresses: [{ ip: '10.1.2.3' }], ports: [{ port: 80 }] }] }),
  EndpointSlice: object('discovery.k8s.io/v1', 'EndpointSlice', {
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.2.3'], nodeName: 'node-a' }],
    ports: [{ port: 80, appProtocol: 'http' }],
  }),
} satisfies Record<string, Manifest>;

export type Kind = keyof typeof OBJECTS;

/** A copy with another value at a path: `spec.ports[0].name`, `metadata.labels['a/b']`; `undefined` removes the field. */
export function changed(kind: Kind, path: string, value: unknown): Manifest {
  const copy = structuredClone(OBJECTS[kind]) as Record<string, unknown>;
  const steps = stepsOf(path).map(String);
  const last = steps.pop() ?? '';
  let parent = copy;
  for (const step of steps) parent = (parent[step] ??= {}) as Record<string, unknown>;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

/** The steps of a path: `spec`, `ports`, 0, `name`. */
export function stepsOf(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\['([^']+)'\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, key, index, plain]) =>
    index === undefined ? (key ?? plain ?? '') : Number(index),
  );
}
