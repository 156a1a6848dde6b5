import { list } from '../../manifest/manifest';
import type { Inventory } from '../../manifest/inventory';
import { sampleDeployment, sampleEndpointSlice, sampleHeadlessService } from '../examples';
import { hasPodMakers } from '../shared/pod/pod-makers';
import { spokenHosts } from '../shared/address/service-hosts';
import type { Rule } from '../rule';
import { slicesByService } from '../shared/endpointslice/written-slices';

/** A Service without a selector and without endpoints. */
export const epsMissing: Rule = {
  id: 'eps-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'A selector-less headless Service that clients dial has an EndpointSlice',
  why: 'Without a selector nobody but you makes endpoints. It speaks only where a client of the run dials the Service, and nothing of the run may write endpoints at run time.',
  symptom: 'NXDOMAIN until somebody writes a slice',
  fix: 'Write an EndpointSlice with the label `kubernetes.io/service-name`, or give the Service a selector.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  *check({ inventory }) {
    const bare = inventory.services.filter(
      (service) =>
        service.headless && service.type === 'ClusterIP' && service.selector.size === 0 && service.ports.length > 0,
    );
    if (bare.length === 0 || hasPodMakers(inventory) || mayWriteEndpoints(inventory)) return;
    const slices = slicesByService(inventory);
    const hosts = spokenHosts(inventory);
    for (const service of bare) {
      // `selector: {}` is another rule's finding.
      if (service.spec.selector !== undefined && service.spec.selector !== null) continue;
      if (!hosts.has(service.name)) continue;
      if (slices.get(service.name)?.some((slice) => slice.mayShareNamespace(service)) === true) continue;
      if (inventory.named('Endpoints', service.name, service).length > 0) continue;
      yield {
        object: service.manifest,
        path: 'spec',
        found: 'no selector, and no EndpointSlice in sight, although clients of the run dial it',
        expected: `an EndpointSlice with the label kubernetes.io/service-name: ${service.name}`,
      };
    }
  },
  examples: {
    bad: [
      sampleHeadlessService({ spec: { selector: undefined } }),
      client(),
      sampleEndpointSlice({ metadata: { labels: labelsFor('other') } }),
    ],
    good: [
      sampleHeadlessService({ spec: { selector: undefined } }),
      client(),
      sampleEndpointSlice({ metadata: { labels: labelsFor('web') } }),
    ],
  },
};

const WRITING = new Set(['*', 'create', 'update', 'patch']);

/** Whether a role of the run lets pods write endpoints, as those of Patroni do when they elect a leader. */
function mayWriteEndpoints(inventory: Inventory): boolean {
  return ['Role', 'ClusterRole'].some((kind) =>
    inventory.ofKind(kind).some(({ manifest }) =>
      list(manifest.rules).some((rule) => {
        const { resources, verbs } = Object(rule) as { readonly resources?: unknown; readonly verbs?: unknown };
        return (
          list(resources).some((resource) => ['*', 'endpoints', 'endpointslices'].includes(String(resource))) &&
          list(verbs).some((verb) => WRITING.has(String(verb)))
        );
      }),
    ),
  );
}

function labelsFor(service: string) {
  return { 'kubernetes.io/service-name': service, 'endpointslice.kubernetes.io/managed-by': 'cdk8s' };
}

function client() {
  const env = [{ name: 'BACKEND_URL', value: 'http://web:8080' }];
  return sampleDeployment({ name: 'client', container: { env } });
}
