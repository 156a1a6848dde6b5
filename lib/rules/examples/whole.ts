import type { Manifest } from '../../manifest/manifest';

// For examples in which one field is wrong: whole objects of one name, and a copy with another value at a path.

/** A headless Service, whole and sound: where the examples of rules start. */
export function sampleService(): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: {
      clusterIP: 'None',
      selector: { app: 'web' },
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
    },
  };
}

/** A StatefulSet behind `sampleService`. */
export function sampleStatefulSet(): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      replicas: 3,
      serviceName: 'web',
      selector: { matchLabels: { app: 'web' } },
      template: sampleTemplate(),
    },
  };
}

/** The same with a volume for each of its pods. */
export function sampleStatefulSetWithClaim(): Manifest {
  const mounts = [{ name: 'data', mountPath: '/data' }];
  return amended(
    amended(sampleStatefulSet(), 'spec.template.spec.containers[0].volumeMounts', mounts),
    'spec.volumeClaimTemplates',
    [
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  );
}

/** A Deployment behind `sampleService`. */
export function sampleDeployment(): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 3, selector: { matchLabels: { app: 'web' } }, template: sampleTemplate() },
  };
}

/** A Pod of its own behind `sampleService`. */
export function samplePod(): Manifest {
  const { metadata, spec } = sampleTemplate();
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec };
}

function sampleTemplate() {
  return {
    metadata: { labels: { app: 'web' } },
    spec: {
      containers: [
        {
          name: 'web',
          image: 'registry.example/web:1',
          ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
        },
      ],
    },
  };
}

/**
 * A copy with another value at the path, which is written as in a finding: `spec.ports[0].name`, `metadata.labels['a.b/c']`. `undefined` takes the
 * field away. Mappings that lead to it are made where they are missing.
 */
export function amended(manifest: Manifest, path: string, value: unknown): Manifest {
  const copy = structuredClone(manifest) as Record<string, unknown>;
  const steps = [...path.matchAll(/\['([^']+)'\]|([^.[\]]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const last = steps.pop() ?? '';
  let here = copy;
  for (const step of steps) here = (here[step] ??= {}) as Record<string, unknown>;
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}
