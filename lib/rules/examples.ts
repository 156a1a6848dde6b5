import type { Manifest } from '../manifest/manifest';

// The objects that the examples of rules, and their tests, are made of. Each is valid, is called "web" where the example
// says nothing else, and takes the fields that the example is about. A field that is `undefined` is left out.

/** What an example says about an object. */
export interface Sample {
  /** Also the value of the label `app` that Services, workloads and policies select pods by. */
  readonly name?: string;
  /** Fields of its metadata, beside the name or in its place. */
  readonly metadata?: Manifest;
  /** Fields of its spec, in the place of the usual ones. */
  readonly spec?: Manifest;
}

/** What an example says about a workload and its pods. */
export interface WorkloadSample extends Sample {
  /** The labels that it selects and its pods have; `app: <name>` where they are left out. */
  readonly labels?: Manifest;
  /** More labels of its pods. */
  readonly podLabels?: Manifest;
  readonly podAnnotations?: Manifest;
  /** Fields of the pod's spec, beside the container. */
  readonly podSpec?: Manifest;
  /** Fields of the container. */
  readonly container?: Manifest;
}

/** A Service with a cluster IP and the port `http`, 8080, for the pods labelled `app: <name>`. */
export function sampleService({ name = 'web', metadata, spec }: Sample = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: fields({ name }, metadata),
    spec: fields({ selector: { app: name }, ports: [samplePort()] }, spec),
  };
}

/** The same without a cluster IP. */
export function sampleHeadlessService(sample: Sample = {}): Manifest {
  return sampleService({ ...sample, spec: { clusterIP: 'None', ...sample.spec } });
}

/** A Service `database` that is an alias of a name outside the cluster. */
export function sampleExternalName({ name = 'database', metadata, spec }: Sample = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: fields({ name }, metadata),
    spec: fields({ type: 'ExternalName', externalName: 'db.example.com' }, spec),
  };
}

/** A port of a Service: `http`, 8080. */
export function samplePort(port: Manifest = {}): Manifest {
  return fields({ name: 'http', port: 8080, protocol: 'TCP' }, port);
}

/** A Deployment of two pods. */
export function sampleDeployment(sample: WorkloadSample = {}): Manifest {
  return workload('Deployment', { replicas: 2 }, sample);
}

/** A StatefulSet of three pods, governed by the Service of its name. */
export function sampleStatefulSet(sample: WorkloadSample = {}): Manifest {
  return workload('StatefulSet', { replicas: 3, serviceName: sample.name ?? 'web' }, sample);
}

/** The same with a volume for each of its pods. */
export function sampleStatefulSetWithClaim(): Manifest {
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  return sampleStatefulSet({
    spec: { volumeClaimTemplates: [claim] },
    container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
  });
}

/** A Pod without a workload. */
export function samplePod(sample: WorkloadSample = {}): Manifest {
  const { metadata, spec } = podTemplate(sample);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: fields({ name: sample.name ?? 'web', ...metadata }, sample.metadata),
    spec: fields(spec, sample.spec),
  };
}

/** A container with the port `http`, 8080. */
export function sampleContainer(container: Manifest = {}): Manifest {
  return fields(
    {
      name: 'web',
      image: 'registry.example/web:1',
      ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
      readinessProbe: { exec: { command: ['/bin/ready'] } },
    },
    container,
  );
}

/** An EndpointSlice `web-1` of the Service `web`, written by hand, with the address 10.1.2.3. */
export function sampleEndpointSlice({
  metadata,
  ...slice
}: Manifest & { readonly metadata?: Manifest } = {}): Manifest {
  const labels = { 'kubernetes.io/service-name': 'web', 'endpointslice.kubernetes.io/managed-by': 'cdk8s' };
  return fields(
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: fields({ name: 'web-1', labels }, metadata),
      addressType: 'IPv4',
      endpoints: [sampleEndpoint()],
      ports: [samplePort()],
    },
    slice,
  );
}

/** One endpoint of a slice. */
export function sampleEndpoint(endpoint: Manifest = {}): Manifest {
  return fields({ addresses: ['10.1.2.3'], conditions: { ready: true } }, endpoint);
}

/** A PodDisruptionBudget for the pods labelled `app: <name>`. */
export function samplePodDisruptionBudget({ name = 'web', metadata, spec }: Sample = {}): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: fields({ name }, metadata),
    spec: fields({ selector: { matchLabels: { app: name } } }, spec),
  };
}

/** A NetworkPolicy for the pods labelled `app: <name>`. */
export function sampleNetworkPolicy({ name = 'web', metadata, spec }: Sample = {}): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: fields({ name }, metadata),
    spec: fields({ podSelector: { matchLabels: { app: name } } }, spec),
  };
}

/**
 * A copy with another value at a path, which is written as in a finding: `spec.ports[0].name`,
 * `metadata.labels['example.com/team']`. `undefined` removes the field. Objects that lead to it are made where they are
 * missing.
 */
export function withField(manifest: Manifest, path: string, value: unknown): Manifest {
  const copy = structuredClone(manifest) as Record<string, unknown>;
  const steps = [...path.matchAll(/\['([^']+)'\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const last = steps.pop() ?? '';
  let parent = copy;
  for (const step of steps) parent = (parent[step] ??= {}) as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

function workload(kind: string, spec: Manifest, sample: WorkloadSample): Manifest {
  const { name = 'web', labels = { app: name } } = sample;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: fields({ name }, sample.metadata),
    spec: fields({ ...spec, selector: { matchLabels: labels }, template: podTemplate(sample) }, sample.spec),
  };
}

function podTemplate({
  name = 'web',
  labels = { app: name },
  podLabels,
  podAnnotations,
  podSpec,
  container,
}: WorkloadSample) {
  return {
    metadata: fields({ labels: fields(labels, podLabels), annotations: podAnnotations }),
    spec: fields({ containers: [sampleContainer(container)] }, podSpec),
  };
}

/** The usual fields under those of the example, without what is `undefined`. */
function fields(usual: Manifest, own: Manifest = {}): Manifest {
  return Object.fromEntries(Object.entries({ ...usual, ...own }).filter(([, value]) => value !== undefined));
}
