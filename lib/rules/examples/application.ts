import type { Manifest } from '../../manifest/manifest';

// For examples about a Service and what belongs to it: one small application, whose objects take the fields in question.

const LABELS = { app: 'web' };
const IMAGE = 'registry.k8s.io/pause:3.10';

/**
 * Complete, valid objects of one small application, for the examples of rules. Each takes the fields that an example is
 * about and puts them over its own; a field that is `undefined` is left out.
 */
export const example = {
  /** A headless Service `web` with the port `http`, 8080. */
  headless(spec: Manifest = {}, metadata: Manifest = {}): Manifest {
    return service({ clusterIP: 'None', ...spec }, metadata);
  },

  /** A Service `web` with a cluster IP and the port `http`, 8080. */
  clusterIp(spec: Manifest = {}, metadata: Manifest = {}): Manifest {
    return service(spec, metadata);
  },

  /** A Service `database` that is an alias of a name outside the cluster. */
  alias(spec: Manifest = {}): Manifest {
    return {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'database' },
      spec: present({ type: 'ExternalName', externalName: 'db.example.com', ...spec }),
    };
  },

  /** A port of a Service: `http`, 8080. */
  port(fields: Manifest = {}): Manifest {
    return present({ name: 'http', port: 8080, protocol: 'TCP', ...fields });
  },

  /** A Deployment `web` whose container declares the port `http`, 8080. */
  deployment(container: Manifest = {}, metadata: Manifest = {}, podLabels: Manifest = LABELS): Manifest {
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', ...metadata },
      spec: {
        replicas: 2,
        selector: { matchLabels: podLabels },
        template: { metadata: { labels: podLabels }, spec: { containers: [containerOf(container)] } },
      },
    };
  },

  /** A StatefulSet `web`, governed by the Service `web`. */
  statefulSet(spec: Manifest = {}, container: Manifest = {}): Manifest {
    return {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'web' },
      spec: present({
        replicas: 3,
        serviceName: 'web',
        selector: { matchLabels: LABELS },
        template: { metadata: { labels: LABELS }, spec: { containers: [containerOf(container)] } },
        ...spec,
      }),
    };
  },

  /** A bare Pod. */
  pod(metadata: Manifest, container: Manifest = {}): Manifest {
    return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [containerOf(container)] } };
  },

  /** A container `web` that declares the port `http`, 8080. */
  container(fields: Manifest = {}): Manifest {
    return containerOf(fields);
  },

  /** An EndpointSlice `web-1` of the Service `web`, written by hand, with the address 10.1.2.3. */
  slice(fields: Manifest = {}, metadata: Manifest = {}): Manifest {
    return present({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: present({
        name: 'web-1',
        labels: { 'kubernetes.io/service-name': 'web', 'endpointslice.kubernetes.io/managed-by': 'cdk8s' },
        ...metadata,
      }),
      addressType: 'IPv4',
      endpoints: [example.endpoint()],
      ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      ...fields,
    });
  },

  /** One endpoint of a slice. */
  endpoint(fields: Manifest = {}): Manifest {
    return present({ addresses: ['10.1.2.3'], conditions: { ready: true }, ...fields });
  },

  /** A PodDisruptionBudget for the pods of `web`. */
  disruptionBudget(spec: Manifest = {}): Manifest {
    return {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: present({ selector: { matchLabels: LABELS }, ...spec }),
    };
  },
};

function service(spec: Manifest, metadata: Manifest): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec: present({ selector: LABELS, ports: [example.port()], ...spec }),
  };
}

function containerOf(fields: Manifest): Manifest {
  const ports = [{ name: 'http', containerPort: 8080 }];
  return present({ name: 'web', image: IMAGE, ports, readinessProbe: { exec: { command: ['/ready'] } }, ...fields });
}

function present(fields: Manifest): Manifest {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
