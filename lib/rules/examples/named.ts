import type { Manifest } from '../../manifest/manifest';

// For examples with several workloads or Services: small, valid objects under the names that they are given.

/** A Service that selects `app: <name>`. */
export function sampleService(name: string, spec: Manifest, metadata: Manifest = {}): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...metadata },
    spec: { selector: { app: name }, ...spec },
  };
}

/** A headless Service that selects `app: <name>`. */
export function sampleHeadless(name: string, ports: readonly Manifest[], spec: Manifest = {}): Manifest {
  return sampleService(name, { clusterIP: 'None', ports, ...spec });
}

/** What of a pod an example is about. */
export interface SamplePod {
  /** Fields of its container. */
  readonly container?: Manifest;
  /** Fields of its spec, beside the container. */
  readonly pod?: Manifest;
  /** Labels beside `app`. */
  readonly labels?: Manifest;
  readonly annotations?: Manifest;
  /** Fields of the workload's spec. */
  readonly spec?: Manifest;
  /** Fields of the workload's metadata. */
  readonly metadata?: Manifest;
}

/** A Deployment of pods labelled `app: <name>`. */
export function sampleDeployment(name: string, sample: SamplePod = {}): Manifest {
  return workload('Deployment', name, {}, sample);
}

/** A StatefulSet of three pods labelled `app: <name>`, with `serviceName: <name>`. */
export function sampleStatefulSet(name: string, sample: SamplePod = {}): Manifest {
  return workload('StatefulSet', name, { serviceName: name, replicas: 3 }, sample);
}

/** A NetworkPolicy for the pods labelled `app: <name>`. */
export function samplePolicy(name: string, spec: Manifest): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: { podSelector: { matchLabels: { app: name } }, ...spec },
  };
}

function workload(kind: string, name: string, spec: Manifest, sample: SamplePod): Manifest {
  const labels = { app: name };
  const readinessProbe = { exec: { command: ['/bin/ready'] } };
  const { annotations } = sample;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, ...sample.metadata },
    spec: {
      ...spec,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { ...labels, ...sample.labels }, ...(annotations === undefined ? {} : { annotations }) },
        spec: {
          containers: [{ name: 'app', image: 'registry.example/app:1.0', readinessProbe, ...sample.container }],
          ...sample.pod,
        },
      },
      ...sample.spec,
    },
  };
}
