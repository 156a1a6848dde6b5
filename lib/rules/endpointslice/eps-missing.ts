import { sampleDeployment, sampleEndpointSlice, sampleHeadlessService } from '../examples';
import { mayWriteEndpoints } from '../shared/endpointslice/endpoint-writers';
import { calledHosts } from '../shared/address/service-hosts';
import type { Rule } from '../rule';
import { slicesByService } from '../shared/endpointslice/written-slices';

/** Finds Services without a selector and without endpoints. */
export const epsMissing: Rule = {
  id: 'eps-missing',
  severity: 'warning',
  enforcement: 'runtime',
  title: 'Write an EndpointSlice for a headless Service without a selector that clients call',
  why: 'No controller makes endpoints for a Service without a selector. It is a finding only where a workload of the checked files calls the Service, and none of them may write endpoints itself.',
  symptom: 'NXDOMAIN until somebody writes an EndpointSlice.',
  fix: 'Write an EndpointSlice with the label kubernetes.io/service-name, or give the Service a selector.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors',
  outranks: ['dns-record-missing'],
  *check({ inventory }) {
    const candidates = inventory.services.filter(
      (service) =>
        service.headless && service.type === 'ClusterIP' && service.selector.size === 0 && service.ports.length > 0,
    );
    if (candidates.length === 0 || mayWriteEndpoints(inventory)) return;
    const slices = slicesByService(inventory);
    const hosts = calledHosts(inventory);
    for (const service of candidates) {
      // `selector: {}` is a finding of svc-selector-empty.
      if (service.spec.selector !== undefined && service.spec.selector !== null) continue;
      if (!hosts.has(service.name)) continue;
      if (slices.get(service.name)?.some((slice) => slice.mayShareNamespace(service)) === true) continue;
      if (inventory.named('Endpoints', service.name, service).length > 0) continue;
      yield {
        object: service.manifest,
        path: 'spec',
        found: 'no selector, and no EndpointSlice in the checked files, although a workload calls the Service',
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

function labelsFor(service: string) {
  return { 'kubernetes.io/service-name': service, 'endpointslice.kubernetes.io/managed-by': 'cdk8s' };
}

function client() {
  const env = [{ name: 'BACKEND_URL', value: 'http://web:8080' }];
  return sampleDeployment({ name: 'client', container: { env } });
}
