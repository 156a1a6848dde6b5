import type { Service } from '../../manifest/service';
import type { Rule } from '../rule';
import { sampleHeadlessService } from '../examples';
import { hasSidecars, keepsOut } from '../shared/mesh/sidecar-mesh';
import { isFragment } from '../shared/service/fragment';
import { spokenHosts } from '../shared/address/service-hosts';

/** A Service without ports. */
export const svcPortsEmpty: Rule = {
  id: 'svc-ports-empty',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A Service declares its ports',
  why: 'A headless Service may go without, and then has no SRV records: an info where a client of the run dials it, a warning in a mesh of Istio sidecars. They do not match traffic to ports that no Service declares, so that STRICT peers refuse it. With a cluster IP, the API server refuses: `spec.ports: Required value`.',
  symptom: 'No SRV record; in a mesh `curl: (52) Empty reply from server`',
  fix: 'Declare each port that the pods listen on, with its name.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#headless-services',
  *check(run) {
    const { inventory, settings } = run;
    let hosts: ReadonlySet<string> | undefined;
    for (const service of inventory.services) {
      if (!portless(service) || service.type === 'ExternalName' || isFragment(service)) continue;
      const left = service.spec.ports === undefined;
      const here = { object: service.manifest, path: left ? 'spec' : 'spec.ports', expected: 'at least one port' };
      if (!service.headless) {
        // Where the field is left out beside a Service of that name, this may be a patch of it, as for kustomize.
        const severity = left && inventory.named('Service', service.name, service).length > 1 ? 'info' : 'error';
        yield { ...here, found: 'no ports, with a cluster IP: `spec.ports: Required value`', severity };
        continue;
      }
      // Without a selector, or without anyone who dials it, it is a place holder: for a name, or for an operator.
      if (service.selector.size === 0) continue;
      const pods = inventory.selectedBy(service);
      const inMesh = hasSidecars(run) && (pods.length === 0 || !pods.every(keepsOut));
      if (inMesh) yield { ...here, found: `no ports, in the mesh ${settings.mesh}` };
      else if ((hosts ??= spokenHosts(inventory)).has(service.name))
        yield { ...here, found: 'no ports, although clients of the run name the Service', severity: 'info' };
    }
  },
  examples: {
    bad: [sampleHeadlessService({ spec: { ports: undefined } })],
    good: [sampleHeadlessService()],
    settings: { mesh: 'istio-sidecar' },
  },
};

function portless({ spec }: Service): boolean {
  return spec.ports === undefined || spec.ports === null || (Array.isArray(spec.ports) && spec.ports.length === 0);
}
