import type { Service, ServicePort } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import type { RuleFinding, Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { declaredPort } from '../shared/service/declared-port';
import { sampleDeployment, samplePort, sampleService } from '../examples';

/** The EndpointSlice controller looks at the ports of native sidecars since this version. */
const SIDECAR_PORTS = '1.33';

/** Ports that a mesh's injector adds to the pod when it is made. */
const INJECTED = /^(http-envoy|status-port$|linkerd-)/;

/** A named target port that no selected pod declares. */
export const svcTargetportUnresolved: Rule = {
  id: 'svc-targetport-unresolved',
  severity: 'error',
  enforcement: 'runtime',
  title: 'A named target port is declared by a container of the selected pods, with the same protocol',
  why: 'The API server accepts any name. The EndpointSlice then lacks the port: a cluster IP refuses connections. A headless Service only lacks the SRV record, so it is an info there, and a warning in an Istio mesh. Ports of native sidecars count since 1.33.',
  symptom: 'No SRV record and no endpoint for the port, although the pods are ready and have A records',
  fix: "Declare the name under `ports` of the container, or write the container port's number.",
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  *check({ inventory, settings }) {
    const sidecarsCount = compareVersions(settings.kubernetes.oldest, SIDECAR_PORTS) >= 0;
    const meshed = settings.mesh === 'istio-sidecar' || settings.mesh === 'istio-ambient';
    for (const service of inventory.services)
      for (const port of service.ports) {
        const name = port.targetPort;
        if (typeof name !== 'string' || name === '' || INJECTED.test(name) || /^\d+$/.test(name)) continue;
        const fault = unresolved(service, port, name, inventory.selectedBy(service), sidecarsCount);
        if (fault === undefined) continue;
        // Who dials a headless Service dials the pod, with or without the port in the slice.
        if (service.headless) yield { ...fault, severity: meshed ? 'warning' : 'info' };
        else yield fault;
      }
  },
  examples: {
    bad: [sampleService({ spec: { ports: [samplePort({ targetPort: 'web' })] } }), sampleDeployment()],
    good: [sampleService({ spec: { ports: [samplePort({ targetPort: 'http' })] } }), sampleDeployment()],
  },
};

function unresolved(
  service: Service,
  port: ServicePort,
  name: string,
  workloads: readonly Workload[],
  sidecarsCount: boolean,
): RuleFinding | undefined {
  if (workloads.length === 0) return undefined;
  const declared = workloads.map((workload) => declaredPort(workload, name, port.protocol));
  // Where some pods declare it, the others are strangers behind the Service: another rule's finding.
  if (declared.some((candidate) => candidate !== undefined && (sidecarsCount || !candidate.sidecar))) return undefined;
  const here = { object: service.manifest, path: `${port.path}.targetPort` };
  const names = workloads.map((workload) => `${workload.kind}/${workload.name}`).join(', ');
  if (declared.some((candidate) => candidate !== undefined))
    return {
      ...here,
      found: `"${name}", declared by a native sidecar of ${names} only`,
      expected: `a port of a main container, or Kubernetes ${SIDECAR_PORTS} and newer only`,
      severity: 'warning',
    };
  const others = ['TCP', 'UDP', 'SCTP'].filter((protocol) =>
    workloads.some((workload) => declaredPort(workload, name, protocol) !== undefined),
  );
  return {
    ...here,
    found:
      others.length > 0
        ? `"${name}" for ${port.protocol}; ${names} declares it for ${others.join(', ')}`
        : `"${name}", which no container of ${names} declares`,
    expected: `a ${port.protocol} container port of that name`,
  };
}
