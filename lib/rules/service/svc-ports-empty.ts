import type { Service } from '../../manifest/service';
import { quoted } from '../../kubernetes/quoted';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { hasSidecars, keepsOut } from '../shared/mesh/sidecar-mesh';
import { isServicePatch } from '../shared/service/service-patch';
import { calledHosts } from '../shared/address/service-hosts';

export const svcPortsEmpty: Rule = {
  id: 'svc-ports-empty',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Declare the ports of a Service',
  why:
    'Without ports there are no SRV records. In an Istio mesh, sidecars do not recognise traffic to a port that ' +
    'no Service declares: they send it in plain text, and peers with STRICT mTLS refuse it. The API server ' +
    'refuses a Service with a cluster IP and without ports.',
  symptom: 'no SRV record; in an Istio mesh curl: (52) Empty reply from server',
  fix: 'Declare each port that the pods listen on, with its name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  outranks: ['dns-record-missing'],
  *check(run) {
    const { inventory, settings } = run;
    let hosts: ReadonlySet<string> | undefined;
    for (const service of inventory.services) {
      if (!hasNoPorts(service) || service.type === 'ExternalName' || isServicePatch(service)) continue;
      const leftOut = service.spec.ports === undefined;
      const here = { object: service.manifest, path: leftOut ? 'spec' : 'spec.ports', expected: 'at least one port' };
      if (!service.headless) {
        // Where another manifest has the same Service, this one may be a patch of it, as for kustomize.
        const severity = leftOut && inventory.named('Service', service.name, service).length > 1 ? 'info' : 'error';
        yield { ...here, found: 'no ports, with a cluster IP', severity };
        continue;
      }
      // Without a selector, an operator writes the endpoints and their ports.
      if (service.selector.size === 0) continue;
      const pods = inventory.selectedBy(service);
      const inMesh = hasSidecars(run) && (pods.length === 0 || !pods.every(keepsOut));
      if (inMesh) yield { ...here, found: `no ports, in the mesh ${quoted(settings.mesh)}` };
      else if ((hosts ??= calledHosts(inventory)).has(service.name))
        yield {
          ...here,
          found: 'no ports, although a container in the checked files uses the name of the Service',
          severity: 'info',
        };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: undefined } })],
    good: [sampleHeadlessService()],
    settings: { mesh: 'istio-sidecar' },
  },
};

function hasNoPorts({ spec }: Service): boolean {
  return spec.ports === undefined || spec.ports === null || (Array.isArray(spec.ports) && spec.ports.length === 0);
}
