import type { Service, ServicePort } from '../../manifest/service';
import type { Workload } from '../../manifest/workload';
import { quoted } from '../../kubernetes/quoted';
import type { RuleFinding, Rule } from '../rule';
import { compareVersions } from '../../kubernetes/versions';
import { declaredPort } from '../shared/service/declared-port';
import { sampleDeployment, samplePort, sampleService } from '../examples';
import { nameOf } from '../../manifest/names-in-words';

/** Since this version the EndpointSlice controller resolves ports of native sidecars. */
const SIDECAR_PORTS_SINCE = '1.33';

/** Names of ports that a mesh adds to the pod when it is created. */
const ADDED_BY_MESH = /^(http-envoy|status-port$|linkerd-)/;

export const svcTargetportUnresolved: Rule = {
  id: 'svc-targetport-unresolved',
  severity: 'error',
  enforcement: 'runtime',
  title: 'Declare a named target port in a container of the selected pods, with the same protocol',
  why:
    'The API server accepts any name. The EndpointSlice then lacks the port, and a cluster IP refuses ' +
    'connections. A headless Service lacks only the SRV record: an info, and a warning in an Istio mesh. Ports ' +
    'of native sidecars are resolved since Kubernetes 1.33.',
  symptom: 'no SRV record and no endpoint for the port, although the pods are ready and have A records',
  fix: 'Declare the name under ports of the container, or write the number of the container port.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  outranks: ['dns-record-missing'],
  *check({ inventory, settings }) {
    const sidecarsCount = compareVersions(settings.kubernetes.oldest, SIDECAR_PORTS_SINCE) >= 0;
    const meshed = settings.mesh === 'istio-sidecar' || settings.mesh === 'istio-ambient';
    for (const service of inventory.services)
      for (const port of service.ports) {
        const name = port.targetPort;
        if (typeof name !== 'string' || name === '' || ADDED_BY_MESH.test(name) || /^\d+$/.test(name)) continue;
        const finding = unresolved(service, port, name, inventory.selectedBy(service), sidecarsCount);
        if (finding === undefined) continue;
        // A patch of kustomize may add the container that declares it.
        const patched = inventory.selectedBy(service).some((pods) => inventory.originOf(pods)?.kustomized === true);
        if (patched) yield { ...finding, severity: 'info' };
        // Clients of a headless Service connect to the pod, with or without the port in the slice.
        else if (service.headless) yield { ...finding, severity: meshed ? 'warning' : 'info' };
        else yield finding;
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
  // Where some pods declare it, svc-two-workloads finds the others.
  if (declared.some((candidate) => candidate !== undefined && (sidecarsCount || !candidate.onlyInSidecar)))
    return undefined;
  const here = { object: service.manifest, path: `${port.path}.targetPort` };
  const names = workloads.map(nameOf).join(', ');
  if (declared.some((candidate) => candidate !== undefined))
    return {
      ...here,
      found: `${quoted(name)}, which only a native sidecar of ${names} declares`,
      expected: `a port of a main container, or Kubernetes ${SIDECAR_PORTS_SINCE} or later`,
      severity: 'warning',
    };
  const others = ['TCP', 'UDP', 'SCTP'].filter((protocol) =>
    workloads.some((workload) => declaredPort(workload, name, protocol) !== undefined),
  );
  return {
    ...here,
    found:
      others.length > 0
        ? `${quoted(name)} for ${port.protocol}; ${names} declares it for ${others.join(', ')}`
        : `${quoted(name)}, which no container of ${names} declares`,
    expected: `a ${port.protocol} container port of that name`,
  };
}
